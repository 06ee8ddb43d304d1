package dev.baton.routing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Agents in memory. */
class FakeAgents implements Agents {

    final Map<String, Agent> agents = new TreeMap<>();

    void put(Agent agent) {
        agents.put(agent.id(), agent);
    }

    @Override
    public Collection<Agent> all() {
        return List.copyOf(agents.values());
    }

    @Override
    public Optional<Agent> find(String id) {
        return Optional.ofNullable(agents.get(id));
    }

    @Override
    public List<Agent> inTeam(String team) {
        return agents.values().stream()
                .filter(agent -> agent.teams().contains(team))
                .toList();
    }
}
