package dev.baton.assistant;

import java.util.List;
import java.util.Optional;

/** One step of an action: what is said, asked or done, on which condition, and what follows (D1, D6). */
public sealed interface Step {

    /** What every step has. */
    Head head();

    /** Unique in its action: the name it was given, else its place counted from 1. */
    default String id() {
        return head().id();
    }

    /**
     * What every step has.
     *
     * @param id unique in its action
     * @param when the step is passed over unless this holds (D5)
     * @param set what is assigned before anything else happens in the step
     * @param next where it goes on
     */
    record Head(String id, Condition when, List<Assignment> set, Next next) {
        /** Copies the list. */
        public Head {
            set = List.copyOf(set);
        }
    }

    /**
     * The assistant says something.
     *
     * @param variations one of them is said; never empty
     */
    record Say(Head head, List<LocalizedText> variations, List<Button> buttons) implements Step {
        /** Copies the lists. */
        public Say {
            variations = List.copyOf(variations);
            buttons = List.copyOf(buttons);
        }
    }

    /** The assistant asks for a value and waits for the answer (D4). */
    record Ask(Head head, Question question) implements Step {}

    /** Asks for a person and ends the action (T12, D15). */
    record Connect(Head head, Transfer transfer) implements Step {}

    /** Goes on with another action, from its first step, and does not come back. */
    record Goto(Head head, String action) implements Step {}

    /** Runs another action and comes back. */
    record Call(Head head, String action) implements Step {}

    /** Forgets what these steps of the action asked for and goes back to the first of them; never empty. */
    record Reask(Head head, List<String> steps) implements Step {
        /** Copies the list. */
        public Reask {
            steps = List.copyOf(steps);
        }
    }

    /** Calls an address outside; the bot goes on when it has answered, or failed. */
    record Webhook(Head head, WebhookCall call) implements Step {}

    /**
     * Looks for the answer in the help articles (D10).
     *
     * @param question what is looked for; empty: the customer's message that started the action
     * @param helpful whether to ask if it helped
     * @param notFound where it goes on without an answer
     */
    record Search(Head head, Optional<String> question, boolean helpful, Next notFound) implements Step {}

    /** Only assigns. */
    record Assign(Head head) implements Step {}

    /** Ends the action. */
    record End(Head head) implements Step {}

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
