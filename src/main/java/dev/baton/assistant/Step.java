package dev.baton.assistant;

import java.util.List;
import java.util.Optional;

/** One step of an action: what is said, asked or done, on which condition, and what follows. */
public sealed interface Step {

    /** Unique in its action: the name it was given, else its place counted from 1. */
    String id();

    /** The step is passed over unless this holds. */
    Condition when();

    /**
     * The assistant says something.
     *
     * @param next where it goes on
     */
    record Say(String id, Condition when, LocalizedText text, List<Button> buttons, Next next) implements Step {
        /** Copies the list. */
        public Say {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * The assistant asks for a value and waits for the answer (D4).
     *
     * @param value the name under which the answer is kept
     * @param retry what is said after an invalid answer, in turn; never empty
     * @param attempts how many invalid answers get a retry text; the next one escalates (T4)
     * @param isPrivate the answer is masked wherever it would be shown or kept (D12)
     */
    record Ask(
            String id,
            Condition when,
            String value,
            LocalizedText text,
            AnswerKind kind,
            List<LocalizedText> retry,
            int attempts,
            boolean isPrivate,
            Next next)
            implements Step {
        /** Copies the list. */
        public Ask {
            retry = List.copyOf(retry);
        }
    }

    /**
     * Asks for a person and ends the action (T12).
     *
     * @param message the transfer message, the last thing seen before the person (M4)
     * @param messageToAgent what the agent reads first (X3)
     */
    record Connect(
            String id,
            Condition when,
            Target target,
            Optional<LocalizedText> message,
            Optional<LocalizedText> messageToAgent)
            implements Step {}

    /** Goes on with another action, from its first step. */
    record Goto(String id, Condition when, String action) implements Step {}

    /** Ends the action. */
    record End(String id, Condition when) implements Step {}

    /** Where a step leads. */
    sealed interface Next {
        /** The step that follows in the list. */
        record Following() implements Next {}

        /** The step with this id. */
        record Named(String step) implements Next {}

        /** The action is over. */
        record Ending() implements Next {}
    }
}
