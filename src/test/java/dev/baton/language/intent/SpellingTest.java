package dev.baton.language.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final Spelling SPELLING = new Spelling(
            List.of("where is my parcel", "return an order", "meine rechnungsnummer"),
            List.of("the partel of the pool", "a corder"),
            Set.of("retune", "orders")::contains);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where is my parcle?|where is my parcel?",
                "retrun my ordr!!|return my order!!",
                "wherr|where",
                "rechnungsnumer|rechnungsnummer",
                "rehcnungsnumer|rechnungsnummer",
                "parcel partel|parcel partel",
                "retune orders|retune orders",
                "ord pa my|ord pa my",
                "4821x p2rcel|4821x p2rcel",
            })
    void a_word_that_nobody_knows_becomes_the_own_word_that_is_a_letter_away(String typed, String meant) {
        assertThat(SPELLING.corrected(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"abcd,abdc,1", "abcd,abcd,0", "abcd,abc,1", "abcd,xbcdy,2", "abcd,dcba,3", "a,abcdef,3"})
    void distance_counts_letters_added_left_out_changed_or_swapped_up_to_what_is_allowed(
            String one, String other, int distance) {
        assertThat(Spelling.distance(one, other, 2)).isEqualTo(distance);
        assertThat(Spelling.distance(other, one, 2)).isEqualTo(distance);
    }

    @Property(tries = 300)
    void any_text_can_be_corrected_and_what_is_right_stays(@ForAll @StringLength(max = 500) String text) {
        String once = SPELLING.corrected(text);
        assertThat(SPELLING.corrected(once)).isEqualTo(once);
    }
}
