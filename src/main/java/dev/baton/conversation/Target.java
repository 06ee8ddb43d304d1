package dev.baton.conversation;

import java.util.Optional;

/**
 * Where a waiting conversation should go (R2): a team, a skill, both together, a named agent, or a connected desk.
 *
 * @param team id of the team whose queue it waits in; always present once queued (R4)
 * @param skill id of a skill that the agent must have
 * @param agent id of the one agent who may take it
 * @param desk id of the connected desk, where one is named
 */
public record Target(Optional<String> team, Optional<String> skill, Optional<String> agent, Optional<String> desk) {

    /** A target that names no desk. */
    public Target(Optional<String> team, Optional<String> skill, Optional<String> agent) {
        this(team, skill, agent, Optional.empty());
    }

    /** No wish: the rules choose. */
    public static final Target BY_RULES = new Target(Optional.empty(), Optional.empty(), Optional.empty());

    /** A team's queue. */
    public static Target team(String team) {
        return new Target(Optional.of(team), Optional.empty(), Optional.empty());
    }

    /** The same target for whoever in the team may take it, if it named this agent. */
    public Target without(String lost) {
        return agent.filter(lost::equals).isPresent() ? new Target(team, skill, Optional.empty(), desk) : this;
    }

    /** The same target in the given team, if it names none itself. */
    public Target inTeam(String fallback) {
        return team.isPresent() ? this : new Target(Optional.of(fallback), skill, agent, desk);
    }

    /** The same target at this desk. */
    public Target at(String otherDesk) {
        return new Target(team, skill, agent, Optional.of(otherDesk));
    }
}
