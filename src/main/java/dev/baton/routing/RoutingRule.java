package dev.baton.routing;

import java.util.Optional;

/**
 * Where requests go that meet the conditions (R3). The first rule that fits decides; what no rule places goes to the default
 * team (R4).
 *
 * @param name for people, and on the event that it decides (law 10)
 * @param when the conditions, all of which must hold
 * @param team where they wait; empty: the default team
 * @param skill what the agent must be able to do
 * @param agent the one agent who may take them
 * @param priority higher is served first; empty: as the assistant says
 */
public record RoutingRule(
        String name,
        RuleConditions when,
        Optional<String> team,
        Optional<String> skill,
        Optional<String> agent,
        Optional<Integer> priority) {}
