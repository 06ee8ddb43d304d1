package dev.baton.people;

import java.time.Instant;
import java.util.UUID;

/** Is told when an agent is lost; implemented by whoever gives the agent's conversations back to the queue. */
public interface LostAgents {

    /**
     * No sign of life came for the whole grace time, or the agent signed out. Called again until it returns, and now and
     * then twice: what it does must be harmless when repeated.
     */
    void lost(UUID agentId, Instant at);
}
