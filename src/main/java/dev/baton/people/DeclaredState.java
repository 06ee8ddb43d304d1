package dev.baton.people;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an agent says about themselves; whether a connection exists is another matter. */
public enum DeclaredState {
    /** Takes conversations. */
    ONLINE,
    /** Takes no new ones for a moment. */
    BACK_SOON,
    /** Takes no new ones. */
    AWAY,
    /** Not at work. */
    OFFLINE;

    /** The state as the API and the database write it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that {@link #text} writes so. */
    static DeclaredState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
