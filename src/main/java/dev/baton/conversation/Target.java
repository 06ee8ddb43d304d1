package dev.baton.conversation;

import java.util.Optional;

/**
 * Where a waiting conversation should go (R2): a team, a skill, both together, or a named agent.
 *
 * @param team id of the team whose queue it waits in; always present once queued (R4)
 * @param skill id of a skill that the agent must have
 * @param agent id of the one agent who may take it
 */
public record Target(Optional<String> team, Optional<String> skill, Optional<String> agent) {

    /** No wish: the rules choose. */
    public static final Target BY_RULES = new Target(Optional.empty(), Optional.empty(), Optional.empty());

    /** A team's queue. */
    public static Target team(String team) {
        return new Target(Optional.of(team), Optional.empty(), Optional.empty());
    }

    /** The same target for whoever in the team may take it, if it named this agent. */
    public Target without(String lost) {
        return agent.filter(lost::equals).isPresent() ? new Target(team, skill, Optional.empty()) : this;
    }

    /** The same target in the given team, if it names none itself. */
    public Target inTeam(String fallback) {
        return team.isPresent() ? this : new Target(Optional.of(fallback), skill, agent);
    }
}
