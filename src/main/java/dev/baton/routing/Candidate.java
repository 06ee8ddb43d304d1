package dev.baton.routing;

import java.time.Instant;

/**
 * An agent with something free, at one moment.
 *
 * @param agent who
 * @param free what is free, in hundredths of a slot; more than 0
 * @param idleSince when the agent last took or ended a chat
 */
public record Candidate(Agent agent, int free, Instant idleSince) {}
