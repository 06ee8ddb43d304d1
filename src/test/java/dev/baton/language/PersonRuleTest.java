package dev.baton.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import dev.baton.assistant.PatternPersonRequests;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.StartPattern;
import dev.baton.language.Meaning.PersonWish;
import dev.baton.language.PersonRule.Asked;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1. */
class PersonRuleTest {

    private static final PersonRule RULE = new PersonRule(new PatternPersonRequests());
    private static final PersonRequestPatterns AGENCY = own("* agent * near me");

    @Test
    void a_wording_counts_before_any_model_is_there() {
        assertThat(asked("can I talk to a human", Meaning.UNKNOWN)).containsInstanceOf(Asked.Worded.class);
    }

    @Test
    void what_no_wording_has_is_asked_by_meaning_from_the_threshold_on() {
        String text = "is someone of flesh and blood around";
        assertThat(asked(text, meaning(0.7))).containsInstanceOf(Asked.Meant.class);
        assertThat(asked(text, meaning(0.69))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I need an agent near me", "get me an agent in Bonn near me"})
    void an_exception_outweighs_built_in_wording_own_wording_and_meaning(String text) {
        assertThat(asked(text, meaning(1))).isEmpty();
        assertThat(RULE.asked(PlainText.of(text), meaning(1), own("* broker *")))
                .isPresent();
    }

    private static Optional<Asked> asked(String text, Meaning meaning) {
        return RULE.asked(PlainText.of(text), meaning, AGENCY);
    }

    private static PersonRequestPatterns own(String except) {
        return new PersonRequestPatterns(
                List.of(StartPattern.words("* agent *")),
                List.of(StartPattern.words(except)),
                List.of(),
                0.7,
                Optional.empty());
    }

    private static Meaning meaning(double person) {
        return new Meaning(
                List.of(),
                1,
                Optional.of(new PersonWish(person, "Sounds like a request.")),
                MoodSigns.NONE,
                List.of(),
                List.of());
    }
}
