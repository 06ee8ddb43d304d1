package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.Survey.Ending;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** System lines (M5) and survey (H5) of the assistant file. */
class WidgetSettingsTest {

    private static final String HEAD = """
            id: shop
            languages: [en, de]
            handover: {defaultTeam: support}
            """;

    @Test
    void a_document_without_them_leaves_the_lines_to_the_widget_and_asks_after_every_end() {
        var document = Documents.valid(HEAD);
        assertThat(document.lines()).isEmpty();
        assertThat(document.survey().after()).containsExactly(Ending.values());
        assertThat(document.survey().askComment()).isTrue();
        assertThat(document.survey().question()).isEmpty();
    }

    @Test
    void a_line_has_the_words_of_the_customers_language() {
        var document = Documents.valid(HEAD + """
                lines:
                  joined: {en: "{agent.name} is here", de: "{agent.name} ist da"}
                """);
        assertThat(document.lines()).containsOnlyKeys(SystemLine.JOINED);
        assertThat(document.lines().get(SystemLine.JOINED)).satisfies(text -> {
            assertThat(text.in(Optional.of("de-AT"))).isEqualTo("{agent.name} ist da");
            assertThat(text.in(Optional.of("fr"))).isEqualTo("{agent.name} is here");
        });
    }

    @Test
    void a_line_that_needs_more_than_the_persons_name_is_a_problem() {
        assertThat(Documents.problems(HEAD + "lines: {left: \"{agent.name} left {visitor.name}\"}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("lines.left");
                    assertThat(problem.message()).contains("{agent.name}");
                });
    }

    @Test
    void a_survey_is_asked_after_the_ends_that_are_named_and_in_its_own_words() {
        var survey = Documents.valid(HEAD + """
                survey:
                  after: [agent, hand_back]
                  text: "One more thing."
                  question: {en: "Solved?", de: "Gelöst?"}
                  askComment: false
                """).survey();
        assertThat(survey.after()).containsExactly(Ending.AGENT, Ending.HAND_BACK);
        assertThat(survey.question().map(text -> text.in(Optional.of("de")))).contains("Gelöst?");
        assertThat(survey.askComment()).isFalse();
    }

    @Test
    void a_survey_that_is_switched_off_is_asked_after_no_end() {
        var survey = Documents.valid(HEAD + "survey: {enabled: false, after: [agent]}")
                .survey();
        assertThat(survey.after()).isEmpty();
    }

    @Test
    void an_end_that_is_none_is_a_problem_that_names_those_there_are() {
        assertThat(Documents.problems(HEAD + "survey: {after: [tomorrow]}"))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains("agent, hand_back, customer, silence, bot"));
    }
}
