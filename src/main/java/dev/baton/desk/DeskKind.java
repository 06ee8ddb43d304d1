package dev.baton.desk;

import dev.baton.conversation.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A kind of outside desks (K1, K8): what it is called, what has to be set, what it can, and how to connect to one. A class that
 * implements it and is a Spring component is all that a new desk needs; docs/desks.md shows how.
 */
public interface DeskKind {

    /** Its id, such as {@code offloading}. */
    String id();

    /** What people call it. */
    String title();

    /** What has to be set, in the order of the form. */
    List<DeskField> fields();

    /** What it can (K4). */
    Capabilities capabilities();

    /** How long people there have to take a conversation, unless the desk is set otherwise. */
    default Duration acceptWithin() {
        return Duration.ofMinutes(5);
    }

    /**
     * Connects with these settings; nothing is called yet.
     *
     * @throws IllegalArgumentException if they cannot be right; the message is a sentence that says what to do
     */
    DeskConnection connect(DeskAccount account);

    /**
     * What the customer is told in place of a handover, where the desk is only pointed at (K9). The conversation then stays with
     * the bot. Empty for desks that take conversations.
     */
    default Optional<Event.Message> pointer(DeskAccount account, Opening opening) {
        return Optional.empty();
    }
}
