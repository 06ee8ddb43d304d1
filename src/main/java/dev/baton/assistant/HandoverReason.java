package dev.baton.assistant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a bot wants a person for the conversation; the names of the API in lower case. */
public enum HandoverReason {
    /** The assistant is for people only (T18). */
    MODE,
    /** The customer asked for a person (T1). */
    REQUESTED,
    /** A step of an action connects (T12). */
    PLANNED,
    /** The bot itself asks, by a directive (T16). */
    BOT,
    /** Too many invalid answers to one question (T4). */
    INVALID_ANSWERS,
    /** Too many messages in a row that nothing matched (T3). */
    NOT_UNDERSTOOD;

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
