package dev.baton.people;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a team's conversations find their agents (R5). */
public enum Distribution {
    /** Most free slots, then longest idle. */
    BALANCED,
    /** Agents take turns. */
    ROUND_ROBIN,
    /** The highest level of the skill that is asked for. */
    MOST_SKILLED,
    /** Agents take from the queue themselves. */
    PULL;

    /** As the API and the database write it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@link #text} writes so. */
    static Distribution of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
