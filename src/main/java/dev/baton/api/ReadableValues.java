package dev.baton.api;

import dev.baton.assistant.Action;
import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.Question;
import dev.baton.assistant.Step;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Collected values as a customer reads them (X2): {@code arrived_late} is "Arrived late", and what was chosen bears the words
 * of the button.
 *
 * @param assistant whose questions collected them
 * @param language the customer's
 */
record ReadableValues(AssistantDocument assistant, Optional<String> language) {

    /** A name in words. */
    static String label(String name) {
        String words = name.replace('_', ' ')
                .replace('-', ' ')
                .replace('.', ' ')
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The value as the customer chose it; as it is kept where nothing was to choose. */
    String text(String name, String value) {
        return questions()
                .filter(question -> question.value().equals(name))
                .flatMap(question -> chosen(question.kind(), value).stream())
                .findFirst()
                .map(text -> text.in(language))
                .orElse(value);
    }

    private Stream<Question> questions() {
        Stream<Question> ofSteps = Stream.of(
                        assistant.actions().stream(),
                        assistant.fallback().values().stream(),
                        assistant.greeting().flatMap(AssistantDocument.Greeting::steps).stream())
                .flatMap(actions -> actions)
                .map(Action::steps)
                .flatMap(steps -> steps.stream())
                .flatMap(ReadableValues::asked);
        return Stream.concat(ofSteps, assistant.handover().askFirst().stream());
    }

    private static Stream<Question> asked(Step step) {
        if (step instanceof Step.Ask ask) {
            return Stream.of(ask.question());
        }
        return step instanceof Step.Connect connect
                ? connect.transfer().askFirst().stream().flatMap(questions -> questions.stream())
                : Stream.empty();
    }

    private static Optional<LocalizedText> chosen(AnswerKind kind, String value) {
        if (kind instanceof AnswerKind.Options list) {
            return list.options().stream()
                    .filter(option -> option.value().equals(value))
                    .map(AnswerKind.Option::label)
                    .findFirst();
        }
        if (kind instanceof AnswerKind.Confirmation confirmation) {
            return switch (value) {
                case "yes" -> Optional.of(confirmation.yes());
                case "no" -> Optional.of(confirmation.no());
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }
}
