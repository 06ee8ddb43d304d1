package dev.baton.people;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a team's conversations are given to its agents and served by them. What waits already is served as it was when it
 * entered the queue; who is asked next follows the present setting.
 *
 * @param distribution who of several agents is asked (R5)
 * @param autoAccept whether the chosen agent joins without being asked (R7)
 * @param ring how long an offer rings; empty: as the assistant says
 * @param wrapUp how long an agent keeps the slot after the end (R13)
 * @param waitLimit how long a customer waits at most (A6); empty: as the assistant says
 * @param restingWeight what a conversation takes while it waits for the customer, in hundredths of a slot (W7)
 * @param back how long a conversation waits for its own agent before the team may take it (W7, R9)
 * @param sameAgent for how long after the end a returning customer goes to the same agent (R9); zero: never
 * @param namedAgent after which time a conversation for a named agent is for the whole team (R2); empty: never
 * @param overflow after which time the overflow teams may take it (R8); empty: never
 * @param overflowTeams ids of those teams
 * @param matchLanguage whether the agent must speak the customer's language
 * @param agentCap what one agent may carry of this team, in hundredths of a slot; empty: no cap but the agent's own (R13)
 * @param channelCaps the same by channel
 * @param answerTarget how long a customer should wait for a person at most; what the board measures by (W9)
 */
public record TeamSettings(
        Distribution distribution,
        boolean autoAccept,
        Optional<Duration> ring,
        Duration wrapUp,
        Optional<Duration> waitLimit,
        int restingWeight,
        Duration back,
        Duration sameAgent,
        Optional<Duration> namedAgent,
        Optional<Duration> overflow,
        List<String> overflowTeams,
        boolean matchLanguage,
        Optional<Integer> agentCap,
        Map<String, Integer> channelCaps,
        Duration answerTarget) {

    /** What a team has until somebody says otherwise. */
    public static final TeamSettings DEFAULT = new TeamSettings(
            Distribution.BALANCED,
            false,
            Optional.empty(),
            Duration.ZERO,
            Optional.empty(),
            0,
            Duration.ofMinutes(1),
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            Optional.empty(),
            Map.of(),
            Duration.ofMinutes(2));

    /** Copies the collections. */
    public TeamSettings {
        overflowTeams = List.copyOf(overflowTeams);
        channelCaps = Map.copyOf(channelCaps);
    }
}
