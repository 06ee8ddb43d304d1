package dev.baton.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is set for an agent (R1, R13).
 *
 * @param cap what the agent may carry, in hundredths of a slot
 * @param teams the agent's teams
 * @param skills level of each skill by its id, 1 to 10
 * @param languages language tags
 * @param channelCaps what the agent may carry of a channel, in hundredths of a slot, where that differs from the channel's
 */
public record AgentProfile(
        int cap,
        List<InTeam> teams,
        Map<String, Integer> skills,
        List<String> languages,
        Map<String, Integer> channelCaps) {

    /** Copies the collections. */
    public AgentProfile {
        teams = List.copyOf(teams);
        skills = Map.copyOf(skills);
        languages = List.copyOf(languages);
        channelCaps = Map.copyOf(channelCaps);
    }

    /**
     * A team of the agent.
     *
     * @param team its id
     * @param cap what the agent may carry of it, in hundredths of a slot; empty: as the team says
     */
    public record InTeam(String team, Optional<Integer> cap) {}
}
