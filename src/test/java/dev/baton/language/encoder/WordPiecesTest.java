package dev.baton.language.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against ids read from the model's vocabulary by hand, and the laws of the tokenizer. */
class WordPiecesTest {

    private static final WordPieces MODEL = new WordPieces(BgeSmallEncoder.vocabulary(), BgeSmallEncoder.WINDOW);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello world!|101 7592 2088 999 102",
                "HELLO,   World|101 7592 1010 2088 102",
                "Where is my parcel?|101 2073 2003 2026 20463 1029 102",
                "embeddings|101 7861 8270 4667 2015 102",
                "Café|101 7668 102",
                "order 48213|101 2344 4466 17465 2509 102",
                "don't|101 2123 1005 1056 102",
                "我要|101 1855 100 102",
                "''|101 102",
            })
    void pieces_are_those_of_the_vocabulary_longest_first(String text, String ids) {
        assertThat(MODEL.tokens(text))
                .containsExactly(java.util.Arrays.stream(ids.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    @Property(tries = 300)
    void any_text_gives_known_pieces_between_the_marks_and_never_more_than_the_window(
            @ForAll @StringLength(max = 2_000) String text) {
        var small = new WordPieces(Map.of("[UNK]", 100, "[CLS]", 101, "[SEP]", 102, "a", 7, "##a", 8), 12);
        long[] tokens = small.tokens(text);
        assertThat(tokens).hasSizeBetween(2, 12).startsWith(101).endsWith(102);
        assertThat(java.util.Arrays.stream(tokens))
                .allMatch(token -> token == 7 || token == 8 || token >= 100 && token <= 102);
    }
}
