package dev.baton.routing;

import java.util.Map;

/** How each team's agents are chosen (R5). */
@FunctionalInterface
public interface TeamStrategies {

    /** For installations in which every team is as teams are at first. */
    TeamStrategies BALANCED = Map::of;

    /** By team id, as the database has it now; balanced where a team is missing. */
    Map<String, Strategy> all();
}
