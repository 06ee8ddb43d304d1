package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternLibraryTest {

    private static final List<String> SEVEN = PatternPersonRequests.LANGUAGES;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "greeting | Hi there!              | true",
                "greeting | Grüß Gott              | true",
                "greeting | ¡Buenos días!          | true",
                "greeting | hi, where is my order? | false",
                "goodbye  | See you later          | true",
                "goodbye  | Schönen Tag noch!      | true",
                "thanks   | Ok thanks a lot        | true",
                "thanks   | Merci beaucoup         | true",
                "thanks   | no thanks              | false",
                "help     | AGENT                  | true",
                "help     | operatore per favore   | true",
                "help     | help me with my order  | false",
                "yes      | sí                     | true",
                "yes      | that's right           | true",
                "no       | nee, bedankt           | true",
                "no       | no parcel arrived      | false",
            })
    void a_set_matches_whole_messages_of_its_kind(String set, String said, boolean matches) {
        assertThat(PatternLibrary.pattern(set, SEVEN).orElseThrow().matches(PlainText.of(said)))
                .isEqualTo(matches);
    }

    @Test
    void every_set_has_a_usable_pattern_in_each_of_seven_languages() {
        for (PatternLibrary.PatternSet set : PatternLibrary.all()) {
            assertThat(set.patterns()).as(set.name()).containsOnlyKeys(SEVEN.toArray(String[]::new));
            assertThat(set.about()).isNotBlank();
            SEVEN.forEach(language -> assertThat(PatternLibrary.pattern(set.name(), List.of(language)))
                    .isPresent());
        }
    }

    @Test
    void every_call_for_help_of_the_library_brings_a_person_in_any_case_by_its_own_languages_wordings() {
        var requests = new PatternPersonRequests();
        BuiltInRequests.examples().forEach((language, examples) -> assertThat(examples)
                .as(language)
                .allSatisfy(example -> assertThat(
                                requests.find(PlainText.of(example), AssistantDocument.PersonRequestPatterns.NONE))
                        .as(example)
                        .isPresent()));
    }

    @Test
    void a_document_uses_a_set_in_its_own_languages_or_in_one() {
        AssistantDocument document = Documents.valid("""
                id: shop
                languages: [en, de-AT]
                actions:
                  - id: hello
                    start: {set: greeting}
                    steps: [{say: hello}]
                  - id: ciao
                    start: [{set: goodbye, language: it}]
                    steps: [{say: ciao}]
                handover: {defaultTeam: support}
                """);
        assertThat(starts(document, "Servus")).contains("hello");
        assertThat(starts(document, "hello")).contains("hello");
        assertThat(starts(document, "hola")).isEmpty();
        assertThat(starts(document, "arrivederci")).contains("ciao");
        assertThat(starts(document, "goodbye")).isEmpty();
    }

    @Test
    void an_unknown_set_or_language_and_a_set_beside_an_expression_are_problems() {
        String shop = "id: shop\nlanguages: en\nhandover: {defaultTeam: support}\npersonRequests:\n  patterns: ";
        assertThat(problem(shop + "[{set: greetings}]")).startsWith("There is no set \"greetings\". Known: greeting,");
        assertThat(problem(shop + "[{set: help, language: fi}]")).contains("has no patterns in fi");
        assertThat(problem(shop + "[{set: help, regex: a}]")).isEqualTo("Write either \"regex\" or \"set\".");
    }

    private static Optional<String> starts(AssistantDocument document, String said) {
        return document.actions().stream()
                .filter(action -> action.startedBy(PlainText.of(said)).isPresent())
                .map(Action::id)
                .findFirst();
    }

    private static String problem(String yaml) {
        return ((ParsedAssistant.Invalid) new AssistantParser().parse(yaml))
                .problems()
                .getFirst()
                .message();
    }
}
