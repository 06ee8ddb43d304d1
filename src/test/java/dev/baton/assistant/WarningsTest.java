package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What works but is probably not meant so (M2, D9), and transfers to what is not there (D9). */
class WarningsTest {

    private static final String HEAD = "id: shop\nlanguages: [en, de]\nhandover:\n  defaultTeam: support\n";

    private static List<String> warnings(String yaml) {
        return new AssistantParser()
                .parse(yaml).warnings().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{say: a}, {end: true}, {say: b}                                        | 1",
                "{say: a, next: end}, {say: b}                                          | 1",
                "{connect: rules}, {say: b}, {say: c}                                   | 2",
                "{goto: one}, {say: b}                                                  | 1",
                "{goto: one, when: {value: v, exists: true}}, {say: b}                  | 0",
                "{say: a, next: far}, {say: b}, {id: far, say: c}                       | 1",
                "{say: a}, {reask: q, when: {value: v, exists: true}}, {id: q, ask: v, text: V?} | 0",
                "{webhook: {url: 'https://x.example.com', failed: no}, next: end}, {id: no, say: a} | 0",
                "{search: {notFound: no}, next: end}, {say: b}, {id: no, say: a}        | 1",
                "{call: one}, {say: b}                                                  | 0",
            })
    void a_step_that_no_way_leads_to_is_warned_of(String steps, int count) {
        List<String> warnings =
                warnings("variables: {v: a}\n" + HEAD + "actions:\n  - {id: one, start: a, steps: [{say: a}]}\n"
                        + "  - {id: two, start: b, steps: [" + steps + "]}\n");
        assertThat(warnings)
                .hasSize(count)
                .allMatch(warning ->
                        warning.startsWith("line 8, column ") && warning.contains("No way leads to this step"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bot           | When one becomes available, we'll connect you.   | promises to connect",
                "leave_message | Sobald jemand frei ist, verbinden wir Sie.       | promises to connect",
                "wait          | When one becomes available, we'll connect you.   | -",
                "bot           | Nobody is here; I go on.                         | -",
                "link          | Nobody is here.                                  | no link",
                "link          | Nobody is here, see https://example.com/contact  | -",
                "end           | Bye.                                             | -",
            })
    void a_text_that_promises_something_else_than_what_happens_is_warned_of(
            String outcome, String text, String expected) {
        List<String> warnings =
                warnings(HEAD + "  nobodyOnline: " + outcome + "\n  messages:\n    offline: \"" + text + "\"\n");
        if (expected.equals("-")) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).singleElement().asString().contains("line 7, ", expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"wait", "bot", "end", "leave_message", "link"})
    void the_built_in_text_of_each_outcome_is_its_own(String outcome) {
        var document = Documents.valid(HEAD + "  nobodyOnline: " + outcome + "\n");
        String text = document.handover().messages().offline().in(java.util.Optional.of("en"));
        assertThat(text.contains("we'll connect you")).isEqualTo(outcome.equals("wait"));
    }

    @Test
    void a_document_with_warnings_is_used() {
        assertThat(new AssistantParser().parse(HEAD + "actions: [{id: a, start: a, steps: [{end: true}, {say: b}]}]\n"))
                .isInstanceOf(ParsedAssistant.Valid.class);
    }

    @Test
    void a_transfer_to_what_is_not_there_is_a_problem_on_its_step() {
        String yaml = HEAD + """
                actions:
                  - id: one
                    start: a
                    steps:
                      - {connect: {team: gone}, when: {value: page.url, contains: x}}
                      - {connect: {desk: gone}, when: {value: page.url, contains: x}}
                      - {connect: {skill: gone}, when: {value: page.url, contains: x}}
                      - {connect: {team: "{visitor.team}"}, when: {value: page.url, contains: x}}
                      - {connect: {team: support}}
                """;
        KnownTargets known = (kind, id) ->
                kind == KnownTargets.Kind.TEAM && Set.of("support").contains(id);
        assertThat(new AssistantParser().parse(yaml, known))
                .isInstanceOfSatisfying(ParsedAssistant.Invalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(Problem::message)
                        .containsExactly(
                                "There is no team \"gone\".",
                                "The desk \"gone\" is not set up; add it under Settings → Desks, or name another.",
                                "There is no skill \"gone\"."));
    }

    @Test
    void a_target_that_speaks_against_itself_is_a_problem_on_its_step() {
        String yaml = HEAD + "actions: [{id: one, start: a, steps: [{connect: {desk: far}}]}]\n";
        var known = new KnownTargets() {
            @Override
            public boolean exists(Kind kind, String id) {
                return true;
            }

            @Override
            public Optional<String> objection(Kind kind, String id) {
                return kind == Kind.DESK
                        ? Optional.of("The desk \"" + id + "\" serves only channels of its own.")
                        : Optional.empty();
            }
        };
        assertThat(new AssistantParser().parse(yaml, known))
                .isInstanceOfSatisfying(ParsedAssistant.Invalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(Problem::message)
                        .containsExactly("The desk \"far\" serves only channels of its own."));
    }

    @Test
    void the_demo_has_no_warnings() {
        for (String id : List.of("demo", "demo-office")) {
            try (var file = java.util.Objects.requireNonNull(
                    WarningsTest.class.getResourceAsStream("/assistants/" + id + ".yaml"))) {
                assertThat(warnings(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)))
                        .isEmpty();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
