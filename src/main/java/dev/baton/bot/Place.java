package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import java.util.List;

/** A place to which the dialog comes back: what the bot waits for, or where an action goes on. */
public sealed interface Place {

    /**
     * A question of an action waits for its answer.
     *
     * @param attempts invalid answers so far
     */
    record Asked(String action, String step, int attempts) implements Place {}

    /** An action called another one and goes on after this step when that ends. */
    record Back(String action, String step) implements Place {}

    /** A step waits for what it called outside. */
    record Called(String action, String step) implements Place {}

    /**
     * The articles are searched because nothing matched a message.
     *
     * @param said the message
     * @param suggestions actions that it may have meant
     */
    record Searching(String said, List<String> suggestions) implements Place {
        /** Shortens the message. */
        public Searching {
            said = Texts.sentence(said);
            suggestions = List.copyOf(suggestions);
        }
    }

    /** The question whether a person is wanted (T4, T8). */
    record Offered(HandoverReason reason, String evidence) implements Place {
        /** Shortens the evidence. */
        public Offered {
            evidence = Texts.sentence(evidence);
        }
    }

    /** The question which action is meant (T14, D14). @param person whether a person was among the options */
    record Choosing(List<String> actions, boolean person) implements Place {
        /** Copies the list. */
        public Choosing {
            actions = List.copyOf(actions);
        }
    }

    /** The question whether an article helped (D10). @param said what had been asked */
    record Helped(String said) implements Place {
        /** Shortens the message. */
        public Helped {
            said = Texts.sentence(said);
        }
    }

    /**
     * A question before a handover (X5).
     *
     * @param index which of the questions, from 0
     * @param attempts invalid answers so far
     * @param reason of the handover that follows
     * @param evidence of the handover that follows
     * @param action the action whose step connects; empty: none, by rules
     * @param step the step that connects
     * @param wish the number of the wish in the log, if somebody else than the bot wants the handover; 0 if not
     */
    record AskedFirst(
            int index, int attempts, HandoverReason reason, String evidence, String action, String step, long wish)
            implements Place {
        /** Shortens the evidence. */
        public AskedFirst {
            evidence = Texts.sentence(evidence);
        }

        /** The same handover at another question. */
        AskedFirst at(int newIndex, int newAttempts) {
            return new AskedFirst(newIndex, newAttempts, reason, evidence, action, step, wish);
        }
    }
}
