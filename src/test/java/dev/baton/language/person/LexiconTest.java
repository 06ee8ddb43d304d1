package dev.baton.language.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.PlainText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {

    private static final Lexicon LEXICON = Lexicon.load();

    @ParameterizedTest
    @CsvSource({
        "agnet, agent",
        "gaent, agent",
        "sombody, somebody",
        "represenative, representative",
        "agennnttt, agent",
        "p e r s o n, person",
        "operater, operator"
    })
    void a_misspelt_word_of_a_request_is_read_as_that_word(String written, String read) {
        assertThat(LEXICON.words(PlainText.of(written))).containsExactly(read);
    }

    @ParameterizedTest
    @CsvSource({"walk", "tall", "urgent", "steak", "pension", "x", "4711"})
    void a_word_that_merely_looks_alike_stays(String word) {
        assertThat(LEXICON.words(PlainText.of(word))).containsExactly(word);
    }
}
