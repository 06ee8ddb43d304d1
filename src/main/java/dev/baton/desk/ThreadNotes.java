package dev.baton.desk;

import java.util.Optional;

/**
 * What a connection has to remember of a conversation at its desk, for all nodes, such as a token of its own. Kept encrypted while
 * the conversation is there and for a day after.
 */
public interface ThreadNotes {

    /** What was noted. */
    Optional<String> of(String desk, String reference);

    /** Notes it, in place of what was. */
    void keep(String desk, String reference, String notes);
}
