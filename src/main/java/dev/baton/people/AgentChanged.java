package dev.baton.people;

import java.util.UUID;

/**
 * Something about an agent changed, here or on another node: state, connection, teams, skills, cap. A Spring event, told
 * after the change is in the database; may come twice. Whoever needs to know what changed asks {@link AgentDirectory}.
 *
 * @param agentId who
 */
public record AgentChanged(UUID agentId) {}
