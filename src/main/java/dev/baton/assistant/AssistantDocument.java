package dev.baton.assistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One assistant, as its YAML file says it; immutable, checked, its patterns compiled.
 *
 * @param id its name in the API and in addresses
 * @param name its name for people
 * @param languages language tags in lower case, the default one first; never empty
 * @param mode who may have its conversations (T18)
 * @param greeting what it says first, if it says anything
 * @param actions what it can do, in the order in which their starts are tried
 * @param noMatch what a message that nothing matched brings (T3)
 * @param fallback what to do, in place of connecting at once, when a trigger fires (D8)
 * @param personRequests the assistant's own wordings for "a person, please" and what must not count as one (T1)
 * @param handover when, where and with which words it hands over
 * @param menu what the widget's menu offers (T13)
 */
public record AssistantDocument(
        String id,
        String name,
        List<String> languages,
        Mode mode,
        Optional<Greeting> greeting,
        List<Action> actions,
        NoMatch noMatch,
        Map<HandoverReason, Action> fallback,
        PersonRequestPatterns personRequests,
        HandoverSettings handover,
        Menu menu) {

    /** Copies the collections. */
    public AssistantDocument {
        languages = List.copyOf(languages);
        actions = List.copyOf(actions);
        fallback = Map.copyOf(fallback);
    }

    /** The action with this id, one of the fallback among them; empty if there is none. */
    public Optional<Action> action(String id) {
        return Stream.concat(actions.stream(), fallback.values().stream())
                .filter(action -> action.id().equals(id))
                .findFirst();
    }

    /** Who may have the conversations of an assistant (T18). */
    public enum Mode {
        /** The bot first, people when a trigger fires. */
        BOT_AND_HUMAN,
        /** Every conversation goes to a person at once. */
        HUMAN_ONLY,
        /** Never to a person. */
        BOT_ONLY
    }

    /** The first words. */
    public record Greeting(LocalizedText text, List<Button> buttons) {
        /** Copies the list. */
        public Greeting {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * What a message that nothing matched brings (T3).
     *
     * @param count how many misses in a row get a text; the next one escalates; 0 escalates the first
     * @param texts the texts, used in turn; never empty
     */
    public record NoMatch(int count, List<LocalizedText> texts) {
        /** Copies the list. */
        public NoMatch {
            texts = List.copyOf(texts);
        }
    }

    /** The assistant's own wordings: {@code patterns} ask for a person, {@code except} never do, whatever else matches. */
    public record PersonRequestPatterns(List<StartPattern> patterns, List<StartPattern> except) {
        /** Copies the lists. */
        public PersonRequestPatterns {
            patterns = List.copyOf(patterns);
            except = List.copyOf(except);
        }
    }

    /** The widget's menu: whether it offers a person, and in which words. */
    public record Menu(boolean handover, LocalizedText label) {}
}
