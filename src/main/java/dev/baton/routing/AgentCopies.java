package dev.baton.routing;

import dev.baton.people.AgentDirectory;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the directory's agents in memory, because routing and availability ask more often than a database should be
 * asked. A copy is read again when its agent is said to have changed, and all of them whenever {@link #all} is asked, which
 * the router's sweep does; so a change of which nobody told is unknown for that long at most.
 */
public final class AgentCopies implements Agents, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AgentCopies.class);

    /** From so many changed agents on one query for all is cheaper. */
    private static final int MANY = 20;

    private final AgentDirectory directory;
    private final Map<String, Agent> copies = new ConcurrentHashMap<>();
    private final Set<String> unread = ConcurrentHashMap.newKeySet();
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("agent-copies").factory());
    private volatile Consumer<Collection<String>> told = ids -> {};

    /** Knows nobody until {@link #all} is asked. */
    public AgentCopies(AgentDirectory directory) {
        this.directory = directory;
    }

    /** Whom to tell that copies are others than before. */
    public void onChange(Consumer<Collection<String>> listener) {
        told = listener;
    }

    /** An agent changed; returns at once, the copy follows. */
    public void changed(UUID agent) {
        if (unread.add(agent.toString())) {
            reading.execute(this::readAgain);
        }
    }

    @Override
    public Collection<Agent> all() {
        synchronized (copies) {
            List<Agent> agents = directory.all().stream().map(AgentCopies::copy).toList();
            var ids = new HashSet<String>();
            agents.forEach(agent -> {
                copies.put(agent.id(), agent);
                ids.add(agent.id());
            });
            copies.keySet().retainAll(ids);
            return agents;
        }
    }

    @Override
    public Optional<Agent> find(String id) {
        return Optional.ofNullable(copies.get(id));
    }

    @Override
    public List<Agent> inTeam(String team) {
        return copies.values().stream()
                .filter(agent -> agent.teams().contains(team))
                .toList();
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }

    private void readAgain() {
        var ids = Set.copyOf(unread);
        unread.removeAll(ids);
        if (ids.isEmpty()) {
            return;
        }
        try {
            if (ids.size() >= MANY) {
                all();
            } else {
                ids.forEach(this::readAgain);
            }
            told.accept(ids);
        } catch (RuntimeException e) {
            // They stay as they were until they change again or the sweep looks.
            log.warn("Changed agents could not be read: {}", e.toString());
        }
    }

    private void readAgain(String id) {
        synchronized (copies) {
            directory
                    .find(UUID.fromString(id))
                    .map(AgentCopies::copy)
                    .ifPresentOrElse(agent -> copies.put(id, agent), () -> copies.remove(id));
        }
    }

    private static Agent copy(dev.baton.people.Agent agent) {
        return new Agent(
                agent.id().toString(),
                agent.name(),
                Set.copyOf(agent.teams()),
                agent.skills(),
                agent.languages().stream().map(Languages::first).collect(Collectors.toSet()),
                agent.routable(),
                agent.cap(),
                agent.caps(),
                agent.idleSince(),
                agent.assignedAt());
    }
}
