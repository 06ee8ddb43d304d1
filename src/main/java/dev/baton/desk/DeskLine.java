package dev.baton.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was said, or a file that was sent.
 *
 * @param author by whom
 * @param name their name; empty for the customer
 * @param text what; of a file its name and address, so that a desk that takes only text needs nothing else
 * @param at when
 * @param file what was sent, for a desk that takes files
 */
public record DeskLine(Author author, String name, String text, Instant at, Optional<SharedFile> file) {

    /** Something that was said. */
    public DeskLine(Author author, String name, String text, Instant at) {
        this(author, name, text, at, Optional.empty());
    }

    /** Who says it. */
    public enum Author {
        CUSTOMER,
        BOT,
        AGENT
    }
}
