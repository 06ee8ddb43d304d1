package dev.baton.people;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives the conversations of somebody who is no longer here back at once, where it is known and need not be noticed by
 * silence (R10, W12).
 */
@Component
public class Departures {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final ObjectProvider<LostAgents> lostAgents;
    private final Clock clock;

    Departures(ObjectProvider<LostAgents> lostAgents, Clock clock) {
        this.lostAgents = lostAgents;
        this.clock = clock;
    }

    /** Call it when the agent's end is in the database; what fails here is done by the watch over presence. */
    public void left(UUID agentId) {
        try {
            lostAgents.orderedStream().forEach(listener -> listener.lost(agentId, clock.instant()));
        } catch (RuntimeException e) {
            LOG.warn("The conversations of {} could not be given back yet: {}", agentId, e.getMessage());
        }
    }
}
