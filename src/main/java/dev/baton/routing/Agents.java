package dev.baton.routing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The agents as the database has them, or as a copy that follows it knows them. */
public interface Agents {

    /** Everybody who may ever be routable, whether online or not. */
    Collection<Agent> all();

    /** One agent; empty if there is no such agent any more. */
    Optional<Agent> find(String id);

    /** The members of a team, whether online or not; empty for a team that does not exist. */
    List<Agent> inTeam(String team);
}
