package dev.baton.routing;

import java.time.Instant;
import java.util.Map;

/**
 * An agent with something free, at one moment.
 *
 * @param agent who
 * @param free what is free, in hundredths of a slot; more than 0
 * @param room what is free of each cap by team or channel, in hundredths of a slot; may be below 0
 * @param idleSince when the agent last took or ended a chat
 * @param assignedAt when the agent was last given one
 */
public record Candidate(Agent agent, int free, Map<String, Integer> room, Instant idleSince, Instant assignedAt) {

    /** Whether enough is free, under each cap that counts. */
    boolean has(Wish wish) {
        int weight = wish.weightFor(agent);
        return free >= weight
                && (room.isEmpty()
                        || wish.scopes().stream()
                                .allMatch(scope -> room.getOrDefault(scope, Integer.MAX_VALUE) >= weight));
    }
}
