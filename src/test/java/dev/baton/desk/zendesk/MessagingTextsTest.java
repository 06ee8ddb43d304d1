package dev.baton.desk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MessagingTextsTest {

    @Property(tries = 50)
    void pieces_are_short_enough_and_nothing_but_space_is_lost(@ForAll @StringLength(max = 9_000) String text) {
        List<String> pieces = MessagingTexts.pieces(text);

        assertThat(pieces).allSatisfy(piece -> assertThat(piece)
                .hasSizeLessThanOrEqualTo(MessagingTexts.LONGEST)
                .isNotEmpty());
        assertThat(withoutSpace(String.join("", pieces))).isEqualTo(withoutSpace(text));
    }

    private static String withoutSpace(String text) {
        return text.codePoints()
                .filter(point -> !Character.isWhitespace(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void a_text_is_cut_between_words_and_never_within_a_character() {
        String words = "word ".repeat(1_000).strip();
        assertThat(MessagingTexts.pieces(words)).hasSize(2).allSatisfy(piece -> assertThat(piece)
                .endsWith("word"));
        String faces = "x" + "😀".repeat(3_000);
        assertThat(MessagingTexts.pieces(faces).getFirst()).hasSize(MessagingTexts.LONGEST - 1);
        assertThat(MessagingTexts.pieces(" \n ")).isEmpty();
    }
}
