package dev.baton.desk;

import java.time.Instant;

/**
 * Something that was said.
 *
 * @param author by whom
 * @param name their name; empty for the customer
 * @param text what
 * @param at when
 */
public record DeskLine(Author author, String name, String text, Instant at) {

    /** Who says it. */
    public enum Author {
        CUSTOMER,
        BOT,
        AGENT
    }
}
