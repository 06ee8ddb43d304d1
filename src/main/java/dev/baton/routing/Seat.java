package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent's place in the index: what is known of the agent, and what the agent carries. A hold may be known before the
 * agent is, and outlive the agent.
 */
final class Seat {

    /** Who sits here; null while nobody with this id is known. */
    @Nullable
    Agent agent;

    /** Holds and reservations together, in hundredths of a slot. */
    int load;

    /** The conversations that hold a part of the load. */
    final Set<ConversationId> holds = new HashSet<>();

    Instant idleSince = Instant.MIN;

    /** Until then the agent is left alone, because the index was wrong about the load. */
    Instant restsUntil = Instant.MIN;

    /** All lines that are for this agent. */
    List<Line> lines = List.of();

    /** As it stands in the lines now; null when nothing is free. */
    @Nullable
    Candidate candidate;

    /** As it should stand in the lines. */
    @Nullable
    Candidate candidateAt(Instant now) {
        if (agent == null || !agent.routable() || restsUntil.isAfter(now) || agent.cap() <= load) {
            return null;
        }
        return new Candidate(agent, agent.cap() - load, idleSince);
    }

    void busyAt(Instant time) {
        if (time.isAfter(idleSince)) {
            idleSince = time;
        }
    }
}
