package dev.baton.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * What comes next if nobody says or does anything (M6, H4).
 *
 * @param at when
 * @param line what is said; its purpose names the reminder
 * @param closes whether the conversation ends with it
 */
public record Silence(Instant at, Optional<Event.Message> line, boolean closes) {

    /** Purposes of lines that remind; how often one was said in a row stands in {@link Conversation#reminded}. */
    public enum Reminder {
        /** It still waits for a person (M6). */
        DELAY,
        /** The agent has not answered yet (M6). */
        AGENT_SLOW,
        /** The customer has not answered yet (M6). */
        CUSTOMER_SILENT,
        /** It will end soon (H4). */
        CLOSING_SOON;

        /** The purpose of the line. */
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static boolean is(Optional<String> purpose) {
            return purpose.isPresent()
                    && java.util.Arrays.stream(values())
                            .anyMatch(reminder -> reminder.wire().equals(purpose.get()));
        }
    }

    /** A line is said. */
    public static Silence says(Instant at, Event.Message line) {
        return new Silence(at, Optional.of(line), false);
    }

    /** The conversation ends. */
    public static Silence closes(Instant at) {
        return new Silence(at, Optional.empty(), true);
    }
}
