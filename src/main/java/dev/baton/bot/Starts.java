package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.StartPattern;
import dev.baton.assistant.UnderstandingSettings;
import dev.baton.bot.BotInput.Said;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which action a message starts (D2, D3). A pattern decides; where none matches, what the message means does: if it
 * means one of the actions ({@link dev.baton.language.Meaning#understood}), the likeliest of them, or a choice if the second is close.
 *
 * @param assistant the document
 */
record Starts(AssistantDocument assistant) {

    /** Actions in a clarifying question or among suggestions. */
    static final int MOST_CANDIDATES = 3;

    /** What a message starts. */
    sealed interface Start {
        /** This action. @param why in words */
        record One(Action action, String why) implements Start {}

        /** One of these. @param why in words */
        record Several(List<Action> actions, String why) implements Start {}

        /** None. @param suggestions what it may have meant */
        record None(List<Action> suggestions) implements Start {}
    }

    private record Likely(Action action, double probability) {}

    Start of(Said said) {
        PlainText text = PlainText.of(said.text());
        for (Action action : assistant.actions()) {
            Optional<StartPattern> pattern = action.startedBy(text);
            if (pattern.isPresent()) {
                return new Start.One(action, "\"" + pattern.get().source() + "\" starts \"" + action.id() + "\".");
            }
        }
        return byMeaning(said);
    }

    private Start byMeaning(Said said) {
        UnderstandingSettings settings = assistant.understanding();
        List<Likely> all = likely(said);
        List<Likely> likely = all.stream()
                .filter(candidate -> candidate.probability >= settings.suggest())
                .limit(MOST_CANDIDATES)
                .toList();
        if (likely.isEmpty()) {
            return new Start.None(List.of());
        }
        Likely first = likely.getFirst();
        double second = all.size() > 1 ? all.get(1).probability : 0;
        boolean sure = said.meaning().understood(settings.threshold());
        if (sure && (first.probability - second >= settings.margin() || !settings.clarify())) {
            return new Start.One(
                    first.action,
                    "The message means one of the actions with probability %s; %s is needed. \"%s\" is the likeliest with %s."
                            .formatted(
                                    shown(1 - said.meaning().none()),
                                    shown(settings.threshold()),
                                    first.action.id(),
                                    shown(first.probability)));
        }
        List<Action> actions = likely.stream().map(Likely::action).toList();
        return settings.clarify() && actions.size() > 1 && sure
                ? new Start.Several(
                        actions,
                        "Several actions may be meant, \"%s\" with probability %s before \"%s\" with %s."
                                .formatted(
                                        first.action.id(),
                                        shown(first.probability),
                                        likely.get(1).action.id(),
                                        shown(second)))
                : new Start.None(actions);
    }

    private List<Likely> likely(Said said) {
        double known = 1 - said.meaning().none();
        return said.meaning().intents().stream()
                .flatMap(intent -> assistant.actions().stream()
                        .filter(action -> action.id().equals(intent.action()))
                        .map(action -> new Likely(action, intent.confidence() * known)))
                .toList();
    }

    private static String shown(double probability) {
        return String.format(Locale.ROOT, "%.2f", probability);
    }
}
