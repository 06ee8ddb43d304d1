package dev.baton.routing;

import static dev.baton.routing.Samples.NOON;
import static dev.baton.routing.Samples.id;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The plain model of routing: how everything stands, and the rule carried out literally, over all pairs, every time. What
 * {@link RouterIndex} answers is held against it.
 */
final class RoutingWorld {

    static final List<String> TEAMS = List.of("a", "b", "c");
    static final List<String> SKILLS = List.of("refunds", "french");

    final Map<ConversationId, Standing> standings = new TreeMap<>();
    final Map<String, Agent> agents = new TreeMap<>();
    final Map<String, Instant> idleSince = new HashMap<>();
    final Map<ConversationId, Placement> decided = new TreeMap<>();
    Instant now = NOON;

    Standing standing(ConversationId id) {
        return Objects.requireNonNull(standings.get(id));
    }

    Agent known(String agent) {
        return Objects.requireNonNull(agents.get(agent));
    }

    int load(String agent) {
        int held = standings.values().stream()
                .flatMap(standing -> standing.hold().stream())
                .filter(hold -> hold.agent().equals(agent))
                .mapToInt(Hold::weight)
                .sum();
        return held
                + decided.values().stream()
                        .filter(placement -> placement.agent().equals(agent))
                        .mapToInt(Placement::weight)
                        .sum();
    }

    int free(Agent agent) {
        return agent.routable() ? agent.cap() - load(agent.id()) : 0;
    }

    boolean eligible(Waiting waiting, Agent agent) {
        Target target = waiting.target();
        boolean asked = target.agent().isPresent()
                ? target.agent().get().equals(agent.id())
                : agent.teams().contains(target.team().orElseThrow());
        boolean skilled = target.skill().isEmpty()
                || agent.skills().containsKey(target.skill().get());
        Instant passedUntil = waiting.passed().getOrDefault(agent.id(), Instant.MIN);
        return asked && skilled && free(agent) >= waiting.weight() && !passedUntil.isAfter(now);
    }

    /** Who is to be asked now, in serving order; each is as if decided for those that follow. */
    List<String> expected() {
        var before = Map.copyOf(decided);
        var result = new ArrayList<String>();
        for (Waiting waiting : unplaced()) {
            Optional<Agent> best = agents.values().stream()
                    .filter(agent -> eligible(waiting, agent))
                    .min(Comparator.comparingInt((Agent agent) -> -free(agent))
                            .thenComparing(agent -> idleSince.get(agent.id()))
                            .thenComparing(Agent::id));
            best.ifPresent(agent -> {
                result.add(waiting.id() + " to " + agent.id());
                decided.put(
                        waiting.id(),
                        new Placement(0, waiting.id(), "", 0, agent.id(), "", waiting.weight(), Map.of()));
            });
        }
        decided.clear();
        decided.putAll(before);
        return result;
    }

    List<Waiting> unplaced() {
        return standings.values().stream()
                .filter(standing -> standing.hold().isEmpty() && !decided.containsKey(standing.id()))
                .flatMap(standing -> standing.waiting().stream())
                .sorted(Comparator.comparingInt((Waiting waiting) -> -waiting.priority())
                        .thenComparing(waiting -> waiting.returned() ? 0 : 1)
                        .thenComparing(Waiting::since)
                        .thenComparing(waiting -> waiting.target().team().orElseThrow())
                        .thenComparing(Waiting::id))
                .toList();
    }

    Agent agent(int n, int shape) {
        String name = "agent-" + n;
        var teams = TEAMS.stream()
                .filter(team -> (shape >> TEAMS.indexOf(team) & 1) == 1)
                .collect(java.util.stream.Collectors.toSet());
        var skills = new HashMap<String, Integer>();
        SKILLS.stream()
                .filter(skill -> (shape >> (3 + SKILLS.indexOf(skill)) & 1) == 1)
                .forEach(skill -> skills.put(skill, 5));
        var agent =
                new Agent(name, name, Set.copyOf(teams), skills, (shape >> 5 & 3) != 0, (shape >> 7) % 4 * 100, now);
        agents.put(name, agent);
        idleSince.merge(name, now, (a, b) -> a.isAfter(b) ? a : b);
        return agent;
    }

    Standing arrive(int n, int shape) {
        ConversationId id = id(n);
        Optional<String> skill =
                switch (shape & 3) {
                    case 0 -> Optional.of(SKILLS.get(0));
                    case 1 -> Optional.of(SKILLS.get(1));
                    default -> Optional.empty();
                };
        Optional<String> named = (shape >> 2) % 5 == 0 ? Optional.of("agent-" + (shape >> 4) % 5) : Optional.empty();
        var target = new Target(Optional.of(TEAMS.get((shape >> 2) % 3)), skill, named);
        long epoch = Optional.ofNullable(standings.get(id)).map(Standing::epoch).orElse(1L) + 1;
        var waiting = new Waiting(
                id,
                "demo",
                epoch,
                target,
                (shape >> 5) % 2,
                (shape >> 6) % 3 == 0,
                now.minusSeconds((shape >> 8) % 4),
                Waiting.ONE_SLOT,
                Map.of());
        return put(id, Optional.of(waiting), Optional.empty(), epoch);
    }

    Standing put(ConversationId id, Optional<Waiting> waiting, Optional<Hold> hold, long epoch) {
        long number =
                Optional.ofNullable(standings.get(id)).map(Standing::number).orElse(0L) + 1;
        Optional<String> before = Optional.ofNullable(standings.get(id)).flatMap(Standing::chatsWith);
        var next = new Standing(id, number, epoch, now, waiting, hold);
        if (!before.equals(next.chatsWith())) {
            before.ifPresent(agent -> idleSince.put(agent, now));
            next.chatsWith().ifPresent(agent -> idleSince.put(agent, now));
        }
        standings.put(id, next);
        return next;
    }
}
