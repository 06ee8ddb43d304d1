package dev.baton.assistant;

import java.util.Optional;

/**
 * Where a transfer goes (R2): a team, a skill, both together, a named agent, a connected desk; all empty means by rules.
 *
 * @param team id of a team
 * @param skill id of a skill
 * @param agent id of an agent
 * @param desk id of a connected desk (K8)
 */
public record Target(Optional<String> team, Optional<String> skill, Optional<String> agent, Optional<String> desk) {

    /** A target that names no desk. */
    public Target(Optional<String> team, Optional<String> skill, Optional<String> agent) {
        this(team, skill, agent, Optional.empty());
    }

    /** No target of its own: the routing rules decide, and the default team takes what no rule placed. */
    public static Target byRules() {
        return new Target(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
