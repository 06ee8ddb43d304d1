package dev.baton.assistant;

import java.util.Optional;

/**
 * Where a transfer goes (R2): a team, a skill, both together, a named agent; all empty means by rules.
 *
 * @param team id of a team
 * @param skill id of a skill
 * @param agent id of an agent
 */
public record Target(Optional<String> team, Optional<String> skill, Optional<String> agent) {

    /** No target of its own: the routing rules decide, and the default team takes what no rule placed. */
    public static Target byRules() {
        return new Target(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
