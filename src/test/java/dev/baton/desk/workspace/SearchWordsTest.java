package dev.baton.desk.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words as conversations are found by them. */
class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where is A-20417?|where is a 20417",
                "Café CAFE|cafe",
                "ana.petrova@example.com|ana petrova example com",
                "Straße Ångström|straße angstrom",
                "訂單號碼|訂單 單號 號碼",
                "طلب رقم|طلب رقم",
                "…|''",
            })
    void a_text_has_these_words(String text, String words) {
        assertThat(String.join(" ", SearchWords.of(text))).isEqualTo(words);
    }

    @Test
    void all_words_must_be_there_and_the_last_may_go_on() {
        assertThat(SearchWords.query("blue LAM")).contains("'blue' & 'lam':*");
        assertThat(SearchWords.query(" ?! ")).isEmpty();
        assertThat(SearchWords.query("a b c d e f g h i j k l m n")
                        .orElseThrow()
                        .split("&"))
                .hasSize(SearchWords.MOST_ASKED);
    }

    @Property
    void no_text_can_leave_the_quotes_of_a_condition(@ForAll @StringLength(max = 200) String typed) {
        SearchWords.query(typed).ifPresent(query -> assertThat(query).matches("('[\\p{L}\\p{N}]+'( & )?)+(:\\*)?"));
    }

    @Property
    void what_is_said_is_found_by_each_of_its_words(@ForAll @StringLength(max = 100) String said) {
        var there = SearchWords.of(said);
        for (String word : there) {
            assertThat(SearchWords.hits(SearchWords.of(word), said)).isPositive();
        }
    }
}
