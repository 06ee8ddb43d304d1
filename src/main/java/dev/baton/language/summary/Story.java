package dev.baton.language.summary;

import java.util.List;
import java.util.Optional;

/**
 * What happened in a conversation, as far as a summary needs it.
 *
 * @param language the customer's, as a language tag
 * @param turns in order
 * @param mood the customer's, as whoever tells the story knows it
 */
public record Story(Optional<String> language, List<Turn> turns, Mood mood) {

    /** What stands for a value that is private (D12). */
    public static final String MASK = "•••";

    /** Copies the list. */
    public Story {
        turns = List.copyOf(turns);
    }

    /** The customer's mood; what is not known is not guessed. */
    public enum Mood {
        UNKNOWN,
        CALM,
        CONFUSED,
        FRUSTRATED,
        ANGRY
    }

    /** One thing that happened. */
    public sealed interface Turn {

        /** The customer wrote this. */
        record Customer(String text) implements Turn {}

        /** The customer sent a file of this name. */
        record File(String name) implements Turn {}

        /** The customer gave a private value; what it was stays out of the story (D12). */
        record PrivateAnswer() implements Turn {}

        /** The bot said something. */
        record Bot(String text, Purpose purpose) implements Turn {}

        /** A person of the team said something to the customer. */
        record Agent(String name, String text) implements Turn {}

        /** The bot began this action; its name is the builder's. */
        record ActionRun(String name) implements Turn {}

        /**
         * A value was collected.
         *
         * @param label the name as a customer reads it
         * @param shown the value as a customer reads it
         */
        record Value(String name, String value, String label, String shown) implements Turn {

            /** One that customers read as it is kept. */
            public Value(String name, String value) {
                this(name, value, name, value);
            }

            Value forCustomer() {
                return new Value(label, shown);
            }
        }

        /** The bot did not understand what the customer wrote last. */
        record NotUnderstood() implements Turn {}

        /** What the customer wrote last was no valid answer to the open question. */
        record InvalidAnswer() implements Turn {}

        /** What the bot wants the agent to read first (X3). */
        record MessageToAgent(String text) implements Turn {}

        /** The conversation had been closed, and the customer came back with what follows. */
        record CameBack() implements Turn {}
    }

    /** What a line of the bot is for. */
    public enum Purpose {
        /** It answers or tells something. */
        ANSWER,
        /** It asks for a value. */
        QUESTION,
        /** A greeting, a wish to say it again, a word about the handover. */
        OTHER
    }

    /** What the customer may read: without what only the team sees, and without mood. */
    public Story forCustomer() {
        return new Story(
                language,
                turns.stream()
                        .filter(turn -> !(turn instanceof Turn.MessageToAgent
                                || turn instanceof Turn.ActionRun
                                || turn instanceof Turn.NotUnderstood
                                || turn instanceof Turn.InvalidAnswer))
                        .map(turn -> turn instanceof Turn.Value value ? value.forCustomer() : turn)
                        .toList(),
                Mood.UNKNOWN);
    }

    /** What belongs to the customer's present visit. */
    List<Turn> present() {
        for (int index = turns.size() - 1; index >= 0; index--) {
            if (turns.get(index) instanceof Turn.CameBack) {
                return turns.subList(index + 1, turns.size());
            }
        }
        return turns;
    }
}
