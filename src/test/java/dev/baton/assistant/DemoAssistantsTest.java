package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoAssistantsTest {

    private final InMemoryAssistants demo = InMemoryAssistants.demo();

    @Test
    void bothDemoAssistantsAreValid() {
        assertThat(demo.all()).extracting(AssistantDocument::id).containsExactly("demo", "demo-office");
    }

    @Test
    void everyButtonOfTheDemoStartsAnActionInEveryLanguage() {
        for (AssistantDocument document : demo.all()) {
            for (Button button : buttons(document)) {
                for (String language : document.languages()) {
                    PlainText click = PlainText.of(button.value().in(Optional.of(language)));
                    assertThat(document.actions())
                            .as("%s: %s", document.id(), click.raw())
                            .anyMatch(action -> action.startedBy(click).isPresent());
                }
            }
        }
    }

    @Test
    void everyTextOfTheDemoIsWrittenInEveryLanguage() {
        for (AssistantDocument document : demo.all()) {
            assertThat(texts(document)).allSatisfy(text -> assertThat(text.byLanguage())
                    .containsKeys(document.languages().toArray(String[]::new)));
        }
    }

    private static List<Button> buttons(AssistantDocument document) {
        return Stream.concat(
                        document.greeting().stream().flatMap(greeting -> greeting.buttons().stream()),
                        says(document).flatMap(say -> say.buttons().stream()))
                .toList();
    }

    private static List<LocalizedText> texts(AssistantDocument document) {
        return Stream.concat(
                        document.greeting().stream().map(AssistantDocument.Greeting::text),
                        says(document).map(Step.Say::text))
                .toList();
    }

    private static Stream<Step.Say> says(AssistantDocument document) {
        return document.actions().stream()
                .flatMap(action -> action.steps().stream())
                .filter(Step.Say.class::isInstance)
                .map(Step.Say.class::cast);
    }
}
