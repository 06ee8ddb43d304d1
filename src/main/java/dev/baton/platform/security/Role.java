package dev.baton.platform.security;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person is here to do. */
public enum Role {
    /** Talks with customers. */
    AGENT,
    /** Sees every conversation and may step in. */
    SUPERVISOR,
    /** Makes assistants. */
    BUILDER,
    /** Runs the installation: people, teams, settings. */
    ADMIN;

    /** The role as the API and the database write it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that {@link #text} writes so. */
    public static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
