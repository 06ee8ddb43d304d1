package dev.baton.conversation;

import java.util.List;
import java.util.Optional;

/**
 * What of a commit leaves for others, and for whom (law 9): known to whoever sends it.
 *
 * <p>It is asked with every commit, inside the conversation's lane: it must read nothing and be quick, and it must answer the
 * same whenever it is asked the same.
 */
@FunctionalInterface
public interface Deliveries {

    /** Nothing leaves. */
    Deliveries NONE = (before, after, events) -> List.of();

    /**
     * The deliveries of one commit.
     *
     * @param before the state before; empty for a start
     * @param after the state with the events applied
     * @param events what is added
     */
    List<Delivery> of(Optional<Conversation> before, Conversation after, List<Recorded> events);
}
