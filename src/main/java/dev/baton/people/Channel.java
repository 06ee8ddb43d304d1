package dev.baton.people;

import java.util.Optional;

/**
 * How conversations of a channel count (R13).
 *
 * @param id its name, as {@code web}
 * @param weight what one takes of an agent's capacity, in hundredths of a slot; more than an agent may carry: all of it
 * @param agentCap what one agent may carry of the channel, in hundredths of a slot; empty: no cap but the agent's own
 */
public record Channel(String id, int weight, Optional<Integer> agentCap) {

    /** What a conversation takes where nobody says otherwise. */
    public static final int ONE_SLOT = 100;
}
