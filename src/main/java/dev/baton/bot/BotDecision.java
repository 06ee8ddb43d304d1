package dev.baton.bot;

import java.util.List;
import java.util.Locale;

/**
 * Why the bot answered as it did, for the event (law 10).
 *
 * @param looked what was looked at, in order
 * @param misses messages in a row that nothing matched, after the turn
 * @param attempts invalid answers to the open question, after the turn
 * @param began ids of the actions that began, in order
 */
public record BotDecision(List<Look> looked, int misses, int attempts, List<String> began) {

    /** Copies the lists. */
    public BotDecision {
        looked = List.copyOf(looked);
        began = List.copyOf(began);
    }

    /**
     * One rule that was looked at.
     *
     * @param input which input of the turn, from 0; -1 for the turn as a whole
     * @param rule the rule
     * @param result what came of it
     * @param detail what matched or why not, in words
     */
    public record Look(int input, Rule rule, Result result, String detail) {}

    /** What came of a rule. */
    public enum Result {
        /** It decided. */
        WON,
        /** It would have decided, but a rule before it did. */
        LOST,
        /** It did not apply. */
        PASSED;

        /** In lower case, as events carry it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The rules, in the order in which they are asked (T21). */
    public enum Rule {
        /** The assistant's mode. */
        MODE,
        /** A person gave the conversation back. */
        HAND_BACK,
        /** A person ended the talk, and the customer writes again (H2). */
        AFTER_PERSON,
        /** A danger word (T5). */
        DANGER_WORD,
        /** Profanity (T6). */
        PROFANITY,
        /** A topic that is blocked (T11). */
        TOPIC,
        /** A guidance rule (T10). */
        GUIDANCE,
        /** The customer asked for a person (T1). */
        REQUEST,
        /** The customer is frustrated (T7). */
        FRUSTRATION,
        /** The conversation begins. */
        GREETING,
        /** What was called outside has answered, or failed. */
        EFFECT,
        /** The customer sent a file. */
        FILE,
        /** The message answers what the bot waits for. */
        ANSWER,
        /** The message starts an action. */
        START,
        /** Several actions may be meant. */
        CLARIFY,
        /** A step connects (T12). */
        PLANNED,
        /** Invalid answers are counted (T4). */
        INVALID_ANSWERS,
        /** Suggestions before giving up (D14). */
        SMART_ASSIST,
        /** Messages that nothing matched are counted (T3). */
        NOT_UNDERSTOOD,
        /** The bot has no answer (T8, T9). */
        CANNOT_ANSWER,
        /** Values are asked for before a handover (X5). */
        ASK_FIRST,
        /** Steps went in a circle, or too far, and were stopped. */
        CIRCLE;

        /** In lower case, as events carry it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
