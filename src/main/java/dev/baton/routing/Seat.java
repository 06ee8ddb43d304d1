package dev.baton.routing;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** The conversations that hold a part of the load. */
    final Set<ConversationId> holds = new HashSet<>();

    /** All lines that are for this agent. */
    List<Line> lines = List.of();

    /** As it stands in the lines now; null when nothing is free. */
    @Nullable
    Candidate candidate;

    /** Until then the agent is left alone, because the index was wrong about the load. */
    Instant restsUntil = Instant.MIN;

    private int load;
    private final Map<String, Integer> loads = new HashMap<>();
    private Instant idleSince = Instant.MIN;
    private Instant assignedAt = Instant.MIN;

    /** Holds and reservations together, in hundredths of a slot. */
    int load() {
        return load;
    }

    /** What of it counts under this name. */
    int load(String scope) {
        return loads.getOrDefault(scope, 0);
    }

    /** As it should stand in the lines. */
    @Nullable
    Candidate candidateAt(Instant now) {
        if (agent == null || !agent.routable() || restsUntil.isAfter(now) || agent.cap() <= load) {
            return null;
        }
        return new Candidate(agent, agent.cap() - load, room(agent), idleSince, assignedAt);
    }

    private Map<String, Integer> room(Agent of) {
        if (of.caps().isEmpty()) {
            return Map.of();
        }
        var room = new HashMap<String, Integer>();
        of.caps().forEach((scope, cap) -> room.put(scope, cap - load(scope)));
        return Map.copyOf(room);
    }

    void take(ConversationId id, Hold hold) {
        holds.add(id);
        add(hold.scopes(), hold.weight());
    }

    void release(ConversationId id, Hold hold) {
        holds.remove(id);
        add(hold.scopes(), -hold.weight());
    }

    /** A decision reserves so much, or with a weight below 0 gives it back. */
    void add(List<String> scopes, int weight) {
        load += weight;
        for (String scope : scopes) {
            int sum = load(scope) + weight;
            if (sum == 0) {
                loads.remove(scope);
            } else {
                loads.put(scope, sum);
            }
        }
    }

    void busyAt(Instant time) {
        if (time.isAfter(idleSince)) {
            idleSince = time;
        }
    }

    void assignedAt(Instant time) {
        if (time.isAfter(assignedAt)) {
            assignedAt = time;
        }
    }
}
