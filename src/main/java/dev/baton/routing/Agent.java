package dev.baton.routing;

import dev.baton.conversation.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What routing must know of a person of the team (R1).
 *
 * @param id the agent's id
 * @param name what the customer will read
 * @param teams ids of the teams
 * @param skills ids of the skills with their levels, 1 to 10
 * @param languages the first parts of language tags, such as {@code de}
 * @param routable declared online, about to stay so, and connected
 * @param cap what the agent may carry, in hundredths of a slot
 * @param caps what the agent may carry of a team or a channel, by the names under which that counts (R13)
 * @param idleSince when the agent last took or ended a chat, or came online
 * @param assignedAt when the agent was last given one
 */
public record Agent(
        String id,
        String name,
        Set<String> teams,
        Map<String, Integer> skills,
        Set<String> languages,
        boolean routable,
        int cap,
        Map<String, Integer> caps,
        Instant idleSince,
        Instant assignedAt) {

    /** Defensive copies, so that an agent handed over never changes. */
    public Agent {
        teams = Set.copyOf(teams);
        skills = Map.copyOf(skills);
        languages = Set.copyOf(languages);
        caps = Map.copyOf(caps);
    }

    /** An agent with one cap and no languages. */
    public Agent(
            String id,
            String name,
            Set<String> teams,
            Map<String, Integer> skills,
            boolean routable,
            int cap,
            Instant idleSince) {
        this(id, name, teams, skills, Set.of(), routable, cap, Map.of(), idleSince, Instant.EPOCH);
    }

    /** Whether a conversation with this target is for this agent, apart from whether the agent is there and free. */
    public boolean mayTake(Target target) {
        boolean asked = target.agent()
                .map(id::equals)
                .orElseGet(() -> target.team().map(teams::contains).orElse(true));
        return asked && target.skill().map(skills::containsKey).orElse(true);
    }

    /** Whether the other stands in the same lines. */
    boolean standsWhere(Agent other) {
        return teams.equals(other.teams) && skills.equals(other.skills) && languages.equals(other.languages);
    }

    /** Whether nothing that eligibility rests on differs; since when the agent is idle changes with every chat. */
    boolean isAsEligibleAs(Agent other) {
        return routable == other.routable
                && cap == other.cap
                && caps.equals(other.caps)
                && name.equals(other.name)
                && standsWhere(other);
    }
}
