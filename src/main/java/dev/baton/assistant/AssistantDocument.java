package dev.baton.assistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One assistant, as its YAML file says it; immutable, checked, its patterns compiled.
 *
 * @param id its name in the API and in addresses
 * @param name its name for people
 * @param languages language tags in lower case, the default one first; never empty
 * @param mode who may have its conversations (T18)
 * @param variables session variables and what they are at the start of a conversation (D5)
 * @param greeting what it says first, if it says anything
 * @param actions what it can do, in the order in which their starts are tried
 * @param noMatch what a message that nothing matched brings (T3, T8, T9)
 * @param fallback what to do, in place of connecting at once, when a trigger fires (D8)
 * @param understanding how sure it must be of what is meant (D2, D14)
 * @param personRequests the assistant's own wordings for "a person, please" and what must not count as one (T1)
 * @param triggers what brings a person whatever the bot is doing (T5, T6, T7, T10, T11)
 * @param texts what it says in situations that are no action's; every {@link BotText} is there
 * @param externals the names with a dot that its texts and conditions use, such as {@code page.url}
 * @param handover when, where and with which words it hands over
 * @param menu what the widget's menu offers (T13)
 * @param lines its own words for what happened (M5); where there are none, the widget has its own
 * @param survey what a customer is asked afterwards (H5)
 */
public record AssistantDocument(
        String id,
        String name,
        List<String> languages,
        Mode mode,
        Map<String, String> variables,
        Optional<Greeting> greeting,
        List<Action> actions,
        NoMatch noMatch,
        Map<HandoverReason, Action> fallback,
        UnderstandingSettings understanding,
        PersonRequestPatterns personRequests,
        Triggers triggers,
        Map<BotText, LocalizedText> texts,
        Set<String> externals,
        HandoverSettings handover,
        Menu menu,
        Map<SystemLine, LocalizedText> lines,
        Survey survey) {

    /** The id of the action that the greeting's own steps are. */
    public static final String GREETING_ACTION = "greeting.steps";

    /** Copies the collections. */
    public AssistantDocument {
        languages = List.copyOf(languages);
        variables = Map.copyOf(variables);
        actions = List.copyOf(actions);
        fallback = Map.copyOf(fallback);
        texts = Map.copyOf(texts);
        externals = Set.copyOf(externals);
        lines = Map.copyOf(lines);
    }

    /** The action with this id, those of greeting and fallback among them; empty if there is none. */
    public Optional<Action> action(String id) {
        return Stream.of(actions.stream(), fallback.values().stream(), greeting.flatMap(Greeting::steps).stream())
                .flatMap(some -> some)
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

    /**
     * The first words (D8).
     *
     * @param steps what follows them, as an action of its own
     */
    public record Greeting(LocalizedText text, List<Button> buttons, Optional<Action> steps) {
        /** Copies the list. */
        public Greeting {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * What a message that nothing matched brings (T3, T8, T9, D10).
     *
     * @param count how many misses in a row get a text; the next one escalates; 0 escalates the first
     * @param texts the texts, used in turn; never empty
     * @param then what a miss brings
     * @param channels what it brings in channels that differ
     * @param question what {@link MissOutcome#ASK} asks
     * @param button what {@link MissOutcome#BUTTON} shows
     * @param search whether the help articles are searched first
     * @param helpful whether an answer of the articles is followed by the question if it helped
     */
    public record NoMatch(
            int count,
            List<LocalizedText> texts,
            MissOutcome then,
            Map<String, MissOutcome> channels,
            LocalizedText question,
            LocalizedText button,
            boolean search,
            boolean helpful) {
        /** Copies the collections. */
        public NoMatch {
            texts = List.copyOf(texts);
            channels = Map.copyOf(channels);
        }

        /** What a miss brings in a channel. */
        public MissOutcome in(String channel) {
            return channels.getOrDefault(channel, then);
        }
    }

    /** What a miss, or a question without an answer, brings (T8, T9). */
    public enum MissOutcome {
        /** The customer is asked to say it in other words (T3). */
        REPHRASE,
        /** The same, with a button for a person. */
        BUTTON,
        /** The question whether a person is wanted. */
        ASK,
        /** A person, in place of the text (T9). */
        CONNECT
    }

    /**
     * The assistant's own wordings.
     *
     * @param patterns ask for a person
     * @param except never do, whatever else matches
     * @param phrases examples of requests, understood by meaning
     * @param threshold from which probability on a request by meaning counts
     * @param askOnce what the bot asks when the very first message only asks for a person (T2); empty: nothing
     */
    public record PersonRequestPatterns(
            List<StartPattern> patterns,
            List<StartPattern> except,
            List<String> phrases,
            double threshold,
            Optional<LocalizedText> askOnce) {

        /** From which probability on a request by meaning counts, where the document says nothing. */
        public static final double DEFAULT_THRESHOLD = 0.5;

        /** Nothing of its own. */
        public static final PersonRequestPatterns NONE =
                new PersonRequestPatterns(List.of(), List.of(), List.of(), DEFAULT_THRESHOLD, Optional.empty());

        /** Copies the lists. */
        public PersonRequestPatterns {
            patterns = List.copyOf(patterns);
            except = List.copyOf(except);
            phrases = List.copyOf(phrases);
        }
    }

    /** The widget's menu: whether it offers a person, and in which words. */
    public record Menu(boolean handover, LocalizedText label) {}
}
