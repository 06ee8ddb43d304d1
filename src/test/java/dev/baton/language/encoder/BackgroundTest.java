package dev.baton.language.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    @Test
    void many_sentences_and_none_of_them_twice() {
        assertThat(Background.nonsense()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(90);
        List<String> sentences = Background.sentences();
        var different = new HashSet<String>();
        sentences.forEach(sentence -> different.add(sentence.toLowerCase(Locale.ROOT)));
        assertThat(different).hasSameSizeAs(sentences).hasSizeGreaterThanOrEqualTo(1_500);
    }
}
