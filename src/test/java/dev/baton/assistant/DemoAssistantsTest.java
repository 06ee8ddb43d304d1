package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoAssistantsTest {

    private final InMemoryAssistants demo = InMemoryAssistants.demo();

    @Test
    void bothDemoAssistantsAreValid() {
        assertThat(demo.all()).extracting(AssistantDocument::id).containsExactly("demo", "demo-office");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi!                                             | hello",
                "Guten Tag                                       | hello",
                "where is my order?                              | order-status",
                "My parcel has not arrived                       | order-status",
                "When will my order arrive?                      | order-status",
                "Wo bleibt mein Paket?                           | order-status",
                "Please cancel my order                          | cancel-order",
                "Ich möchte meine Bestellung stornieren          | cancel-order",
                "How long does delivery take?                    | delivery-times",
                "Was kostet der Versand?                         | delivery-times",
                "I want to send these shoes back                 | returns",
                "Ich möchte etwas umtauschen                     | returns",
                "When do I get my money back?                    | refund",
                "Has my return been refunded yet?                | refund",
                "I need to change my delivery address            | change-address",
                "Meine Adresse ist falsch                        | change-address",
                "Are you open on Saturday?                       | opening-hours",
                "Wann habt ihr geöffnet?                         | opening-hours",
                "Do you accept PayPal?                           | payment-methods",
                "Kann ich auf Rechnung bezahlen?                 | payment-methods",
                "my voucher does not work                        | gift-cards",
                "Which size do I need?                           | size-advice",
                "What would you recommend for hiking?            | product-advice",
                "I need a copy of my invoice                     | invoice-copy",
                "my lamp stopped working                         | warranty",
                "I want to make a complaint                      | complaint",
                "Danke!                                          | thanks",
                "bye                                             | goodbye",
                "what is the meaning of life                     | none",
                "asdf                                            | none",
            })
    void theDemoShopUnderstandsWhatShopsAreAsked(String said, String action) {
        AssistantDocument shop = demo.find("demo").orElseThrow();
        assertThat(shop.actions().stream()
                        .filter(candidate ->
                                candidate.startedBy(PlainText.of(said)).isPresent())
                        .map(Action::id)
                        .findFirst()
                        .orElse("none"))
                .isEqualTo(action);
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
                        says(document).flatMap(say -> say.variations().stream()))
                .toList();
    }

    private static Stream<Step.Say> says(AssistantDocument document) {
        return document.actions().stream()
                .flatMap(action -> action.steps().stream())
                .filter(Step.Say.class::isInstance)
                .map(Step.Say.class::cast);
    }
}
