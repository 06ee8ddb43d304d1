package dev.baton.bot;

import java.util.List;
import java.util.Locale;

/** One message of the bot. */
public record BotLine(String text, List<BotButton> buttons, Purpose purpose) {

    /** Copies the list. */
    public BotLine {
        buttons = List.copyOf(buttons);
    }

    /** A quick reply: what the customer sees, and what a click sends. */
    public record BotButton(String label, String value) {}

    /** What a line is for. */
    public enum Purpose {
        /** The first words. */
        GREETING,
        /** An action says something. */
        ANSWER,
        /** An action asks for a value. */
        QUESTION,
        /** The last answer was no valid one. */
        RETRY,
        /** Nothing matched. */
        REPHRASE,
        /** A choice between actions, or whether a person is wanted. */
        CHOICE,
        /** A warning against profanity. */
        WARNING,
        /** A file has come. */
        FILE,
        /** From the help articles. */
        ARTICLE,
        /** There is no person to connect to. */
        BOT_ONLY;

        /** The purpose in lower case, as events carry it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
