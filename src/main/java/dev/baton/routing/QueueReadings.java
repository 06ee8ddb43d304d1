package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What the database knows of the teams' queues. */
public interface QueueReadings {

    /**
     * One look at a team's queue.
     *
     * @param positions from 1, of those who were asked for and are in the queue
     * @param accepted how many were taken from the queue in the time that was asked for
     */
    record Reading(Map<ConversationId, Integer> positions, int accepted) {}

    /**
     * Looks at a team's queue.
     *
     * @param ids whose positions are wanted
     * @param acceptedSince from when on to count those who were taken
     */
    Reading read(String team, Collection<ConversationId> ids, Instant acceptedSince);

    /** The teams in whose queues these wait; those that do not wait are missing. */
    Map<ConversationId, String> teams(Collection<ConversationId> ids);

    /**
     * How many were taken from a team's queue.
     *
     * @param since from when on to count
     */
    int accepted(String team, Instant since);
}
