package dev.baton.assistant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a bot wants a person for the conversation; the names of the API in lower case. In the order of T21. */
public enum HandoverReason {
    /** The assistant is for people only (T18). */
    MODE,
    /** A danger word (T5). */
    DANGER_WORD,
    /** Profanity after the warnings (T6). */
    PROFANITY,
    /** A blocked topic (T11). */
    TOPIC,
    /** A guidance rule (T10). */
    GUIDANCE,
    /** The customer asked for a person (T1, T14). */
    REQUESTED,
    /** The customer is frustrated (T7). */
    FRUSTRATION,
    /** A step of an action connects (T12). */
    PLANNED,
    /** The bot itself asks, by a directive (T16). */
    BOT,
    /** Too many invalid answers to one question (T4). */
    INVALID_ANSWERS,
    /** Too many messages in a row that nothing matched (T3). */
    NOT_UNDERSTOOD,
    /** The bot has no answer (T8, T9). */
    CANNOT_ANSWER;

    /** The reasons that have a step list of their own in {@code fallback} (D8), in the order of the reference. */
    public static final List<HandoverReason> WITH_FALLBACK = List.of(
            REQUESTED,
            NOT_UNDERSTOOD,
            CANNOT_ANSWER,
            INVALID_ANSWERS,
            DANGER_WORD,
            PROFANITY,
            TOPIC,
            GUIDANCE,
            FRUSTRATION);

    /** The reason's name in the API and in documents. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason with this name in the API; empty for an unknown one. */
    public static Optional<HandoverReason> ofWire(String name) {
        return Arrays.stream(values())
                .filter(reason -> reason.wire().equals(name))
                .findFirst();
    }
}
