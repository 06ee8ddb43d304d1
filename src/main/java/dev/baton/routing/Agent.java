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
 * @param routable declared online, and connected
 * @param cap what the agent may carry, in hundredths of a slot
 * @param idleSince when the agent last took or ended a chat, or came online
 */
public record Agent(
        String id,
        String name,
        Set<String> teams,
        Map<String, Integer> skills,
        boolean routable,
        int cap,
        Instant idleSince) {

    /** Defensive copies, so that an agent handed over never changes. */
    public Agent {
        teams = Set.copyOf(teams);
        skills = Map.copyOf(skills);
    }

    /** Whether a conversation with this target is for this agent, apart from whether the agent is there and free. */
    public boolean mayTake(Target target) {
        boolean asked = target.agent()
                .map(id::equals)
                .orElseGet(() -> target.team().map(teams::contains).orElse(true));
        return asked && target.skill().map(skills::containsKey).orElse(true);
    }

    /** Whether nothing that eligibility rests on differs; since when the agent is idle changes with every chat. */
    boolean isAsEligibleAs(Agent other) {
        return routable == other.routable
                && cap == other.cap
                && name.equals(other.name)
                && teams.equals(other.teams)
                && skills.equals(other.skills);
    }
}
