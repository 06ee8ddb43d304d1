package dev.baton.language.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.Meaning.RuleMatch;
import dev.baton.language.encoder.BgeSmallEncoder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidanceModelTest {

    private static final BgeSmallEncoder ENCODER = BgeSmallEncoder.load();
    private static final Ground GROUND = Ground.load(ENCODER);
    private static final Rule SAFETY =
            Rule.of("safety", "If the customer contacts us about a safety issue, hand over.");
    private static final Rule LOST = Rule.of("lost", "Lost, late or damaged baggage");
    private static final GuidanceModel MODEL = GuidanceModel.of(List.of(SAFETY, LOST), ENCODER, GROUND);

    @Test
    void the_rule_that_is_meant_comes_first_and_everyday_messages_match_none() {
        List<RuleMatch> matches = match(MODEL, "my suitcase never arrived and I landed yesterday");
        assertThat(matches.getFirst().rule()).isEqualTo("lost");
        assertThat(matches.getFirst().matches()).isTrue();
        assertThat(match(MODEL, "what time do you open on sunday")).noneMatch(RuleMatch::matches);
    }

    @Test
    void an_example_matches_in_any_language_and_with_a_typing_error() {
        Rule rule = SAFETY.withExamples(List.of("der Ofen raucht und riecht verbrannt"));
        GuidanceModel model = GuidanceModel.of(List.of(rule), ENCODER, GROUND);
        assertThat(match(model, "Der Ofen rauht und riecht verbrannt!")
                        .getFirst()
                        .matches())
                .isTrue();
    }

    @Test
    void a_counterexample_never_matches() {
        var rule = new Rule("lost", LOST.text(), List.of(), List.of("my suitcase never arrived"), 0.6);
        GuidanceModel model = GuidanceModel.of(List.of(rule), ENCODER, GROUND);
        assertThat(match(model, "my suitcase never arrived").getFirst().matches())
                .isFalse();
    }

    @Test
    void no_rules_match_nothing() {
        assertThat(match(GuidanceModel.NONE, "hello")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    If the customer contacts us about a safety issue, hand over. | contacts us about a safety issue
                    Never answer questions about taxes.                          | taxes
                    Hand over when people ask for the news                       | ask for the news
                    If they want to transfer money between accounts              | want to transfer money between accounts
                    If a transfer has to be cancelled                            | a transfer has to be cancelled
                    If the customer's card was stolen, hand over.                | my card was stolen
                    """)
    void the_frame_of_the_instruction_is_taken_off(String text, String condition) {
        assertThat(Phrasing.of(text).forms()).contains(condition);
    }

    @Test
    void an_exception_is_set_apart() {
        Phrasing phrasing = Phrasing.of("Complaints about a fine, unless it is only about how to pay it");
        assertThat(phrasing.exception())
                .hasValueSatisfying(left -> assertThat(left).contains("pay it"));
        assertThat(phrasing.forms()).noneMatch(form -> form.contains("unless"));
    }

    @Property(tries = 60)
    void any_text_has_a_score_between_0_and_1(@ForAll String text) {
        assertThat(match(MODEL, text))
                .allSatisfy(match -> assertThat(match.score()).isBetween(0.0, 1.0));
        assertThat(Phrasing.of(text).forms()).isNotEmpty();
        assertThat(Trigrams.of(text).alike(Trigrams.of(text))).isBetween(0.0, 1.0);
    }

    @Test
    void a_hundred_thousand_characters_are_no_trouble() {
        String text = "my bag, ".repeat(12_500);
        assertThat(match(MODEL, text)).hasSize(2);
        assertThat(Phrasing.of(text).text()).hasSizeLessThanOrEqualTo(Rule.MAX_TEXT);
    }

    private static List<RuleMatch> match(GuidanceModel model, String text) {
        return model.match(text, List.of(ENCODER.encode(text)));
    }
}
