package dev.baton.conversation;

import java.util.Optional;

/** What a customer is told whose wait for a person has ended unserved (A6); known to whoever knows the assistant. */
@FunctionalInterface
public interface WaitExpiry {

    /** The line, in the customer's language; empty to say nothing. */
    Optional<Event.Message> line(Conversation state);
}
