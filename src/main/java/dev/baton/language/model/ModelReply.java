package dev.baton.language.model;

/** What came of asking a language model. */
public sealed interface ModelReply {

    /**
     * An answer; complete, within the limits, and one JSON object if that was asked for. That it is true, or does what was
     * asked, nobody has checked.
     *
     * @param text the answer, not blank
     * @param tokens how many tokens question and answer took, as the model counts them; 0 if it does not say
     */
    record Text(String text, long tokens) implements ModelReply {}

    /**
     * The model would not answer.
     *
     * @param reason in a sentence, for logs and builders
     */
    record Refused(String reason) implements ModelReply {}

    /**
     * There is no answer.
     *
     * @param cause what went wrong
     * @param reason in a sentence that says what to do, for logs and builders; never contains the key or the prompt
     */
    record Failed(Cause cause, String reason) implements ModelReply {}

    /** What can go wrong. */
    enum Cause {
        /** There is no model. */
        NOT_CONFIGURED,
        /** As many calls as are allowed were under way until the deadline. */
        BUSY,
        /** It failed too often or asked for rest, and is not asked for a while. */
        RESTING,
        /** It did not answer before the deadline. */
        TOO_LATE,
        /** The caller gave up. */
        CANCELLED,
        /** No connection, or it broke before the answer was complete. */
        UNREACHABLE,
        /** It asked for fewer calls (429). */
        TOO_MANY,
        /** It refused the call as such (other 4xx): key, name or address are wrong. */
        REJECTED,
        /** It failed (5xx). */
        BROKEN,
        /** What came back is no answer of a language model, or only half of one. */
        UNREADABLE,
        /** It wrote something else than the JSON object that was asked for. */
        NOT_AS_ASKED,
        /** Its answer is longer than the limits allow. */
        TOO_LONG
    }
}
