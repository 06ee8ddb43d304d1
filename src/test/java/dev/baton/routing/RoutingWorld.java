package dev.baton.routing;

import static dev.baton.routing.Samples.NOON;
import static dev.baton.routing.Samples.id;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Service;
import dev.baton.conversation.Service.First;
import dev.baton.conversation.Service.Wider;
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
    static final List<String> CHANNELS = List.of("web", "email");
    private static final List<Strategy> STRATEGIES =
            List.of(new Balanced(), new RoundRobin(), new MostSkilled(), new Pull());

    final Map<ConversationId, Standing> standings = new TreeMap<>();
    final Map<String, Agent> agents = new TreeMap<>();
    final Map<String, Instant> idleSince = new HashMap<>();
    final Map<String, Instant> assignedAt = new HashMap<>();
    final Map<String, Strategy> strategies = new HashMap<>();
    final Map<ConversationId, Placement> decided = new TreeMap<>();
    Instant now = NOON;

    Standing standing(ConversationId id) {
        return Objects.requireNonNull(standings.get(id));
    }

    Agent known(String agent) {
        return Objects.requireNonNull(agents.get(agent));
    }

    int load(String agent) {
        return load(agent, "");
    }

    /** What the agent carries under this name; all of it where the name is empty. */
    int load(String agent, String scope) {
        int held = standings.values().stream()
                .flatMap(standing -> standing.hold().stream())
                .filter(hold -> hold.agent().equals(agent)
                        && (scope.isEmpty() || hold.scopes().contains(scope)))
                .mapToInt(Hold::weight)
                .sum();
        return held
                + decided.values().stream()
                        .filter(placement -> placement.agent().equals(agent)
                                && (scope.isEmpty() || placement.scopes().contains(scope)))
                        .mapToInt(Placement::weight)
                        .sum();
    }

    /** The agent who had the customer before, while it waits for nobody else. */
    private Optional<First> own(Waiting waiting) {
        return waiting.first()
                .filter(own -> now.isBefore(own.until()) && !waiting.passed().containsKey(own.agent()));
    }

    /** Whom the conversation is for by now: each of these is tried before the next. */
    List<Target> stages(Waiting waiting) {
        Optional<First> first = own(waiting);
        if (first.isPresent()) {
            return List.of(new Target(
                    waiting.target().team(),
                    Optional.empty(),
                    Optional.of(first.get().agent())));
        }
        var stages = new ArrayList<>(List.of(waiting.target()));
        for (Wider wider : waiting.service().wider()) {
            if (!now.isBefore(waiting.since().plusSeconds(wider.afterSeconds()))) {
                stages.add(wider.target());
            }
        }
        return stages;
    }

    boolean eligible(Waiting waiting, Agent agent) {
        return stages(waiting).stream().anyMatch(target -> eligible(waiting, target, agent));
    }

    private boolean eligible(Waiting waiting, Target target, Agent agent) {
        String team = target.team().orElseThrow();
        boolean asked = target.agent().isPresent()
                ? target.agent().get().equals(agent.id())
                : agent.teams().contains(team) && strategy(team).asks();
        boolean skilled = target.skill().isEmpty()
                || agent.skills().containsKey(target.skill().get());
        Optional<String> language =
                own(waiting).isPresent() ? Optional.empty() : waiting.service().language();
        boolean understood = language.map(agent.languages()::contains).orElse(true);
        Instant passedUntil = waiting.passed().getOrDefault(agent.id(), Instant.MIN);
        return asked && skilled && understood && hasRoom(waiting, agent) && !passedUntil.isAfter(now);
    }

    private boolean hasRoom(Waiting waiting, Agent agent) {
        int weight = Math.min(waiting.service().weight(), agent.cap());
        boolean free = agent.routable() && agent.cap() > load(agent.id()) && agent.cap() - load(agent.id()) >= weight;
        var scopes = new Hold("", weight, waiting.target().team(), waiting.channel()).scopes();
        return free
                && agent.caps().entrySet().stream()
                        .filter(cap -> scopes.contains(cap.getKey()))
                        .allMatch(cap -> load(agent.id(), cap.getKey()) + weight <= cap.getValue());
    }

    private Strategy strategy(String team) {
        return strategies.getOrDefault(team, STRATEGIES.getFirst());
    }

    private Comparator<Agent> best(Target target) {
        var evenly = Comparator.comparingInt((Agent agent) -> load(agent.id()) - agent.cap())
                .thenComparing(agent -> idleSince.get(agent.id()))
                .thenComparing(Agent::id);
        Strategy strategy = target.agent().isPresent()
                ? STRATEGIES.getFirst()
                : strategy(target.team().orElseThrow());
        return switch (strategy) {
            case Balanced balanced -> evenly;
            case Pull pull -> evenly;
            case RoundRobin turns ->
                Comparator.comparing((Agent agent) -> assignedAt.get(agent.id()))
                        .thenComparing(Agent::id);
            case MostSkilled skilled ->
                target.skill()
                        .map(skill -> Comparator.comparingInt(
                                        (Agent agent) -> -agent.skills().getOrDefault(skill, 0))
                                .thenComparing(evenly))
                        .orElse(evenly);
        };
    }

    /** Who is to be asked now, in serving order; each is as if decided for those that follow. */
    List<String> expected() {
        var before = Map.copyOf(decided);
        var assigned = Map.copyOf(assignedAt);
        var result = new ArrayList<String>();
        for (Waiting waiting : unplaced()) {
            stages(waiting).stream()
                    .flatMap(
                            target -> agents.values().stream()
                                    .filter(agent -> eligible(waiting, target, agent))
                                    .min(best(target))
                                    .stream())
                    .findFirst()
                    .ifPresent(agent -> {
                        result.add(waiting.id() + " to " + agent.id());
                        decide(placement(waiting, agent));
                    });
        }
        decided.clear();
        decided.putAll(before);
        assignedAt.putAll(assigned);
        return result;
    }

    void decide(Placement placement) {
        decided.put(placement.conversation(), placement);
        assignedAt.put(placement.agent(), now);
    }

    private static Placement placement(Waiting waiting, Agent agent) {
        int weight = Math.min(waiting.service().weight(), agent.cap());
        var hold = new Hold(agent.id(), weight, waiting.target().team(), waiting.channel());
        return new Placement(0, waiting.id(), "", 0, agent.id(), "", weight, hold.scopes(), Optional.empty(), Map.of());
    }

    Hold hold(Placement placement) {
        Waiting waiting = standing(placement.conversation()).waiting().orElseThrow();
        return new Hold(placement.agent(), placement.weight(), waiting.target().team(), waiting.channel());
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
                .filter(team -> bit(shape, TEAMS.indexOf(team)))
                .collect(java.util.stream.Collectors.toSet());
        var skills = new HashMap<String, Integer>();
        SKILLS.stream()
                .filter(skill -> bit(shape, 3 + SKILLS.indexOf(skill)))
                .forEach(skill -> skills.put(skill, 1 + (shape >> 9) % 3));
        var caps = new HashMap<String, Integer>();
        if (bit(shape, 9)) {
            caps.put("channel:email", bit(shape, 10) ? 50 : 100);
        }
        if (bit(shape, 10)) {
            caps.put("team:a", bit(shape, 11) ? 100 : 200);
        }
        if (bit(shape, 11)) {
            caps.put("team:b channel:web", 100);
        }
        var languages = bit(shape, 7) ? Set.of("de", "en") : Set.of("en");
        idleSince.merge(name, now, (a, b) -> a.isAfter(b) ? a : b);
        assignedAt.putIfAbsent(name, Instant.EPOCH);
        var agent = new Agent(
                name,
                name,
                Set.copyOf(teams),
                skills,
                languages,
                (shape >> 5 & 3) != 0,
                (shape >> 7) % 4 * 100,
                caps,
                now,
                Instant.EPOCH);
        agents.put(name, agent);
        return agent;
    }

    Strategy choose(String team, int shape) {
        Strategy strategy = STRATEGIES.get(shape % STRATEGIES.size());
        strategies.put(team, strategy);
        return strategy;
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
        String team = TEAMS.get((shape >> 2) % 3);
        long epoch = Optional.ofNullable(standings.get(id)).map(Standing::epoch).orElse(1L) + 1;
        Optional<First> first = (shape >> 3) % 4 == 0
                ? Optional.of(new First("agent-" + (shape >> 5) % 5, now.plusSeconds((shape >> 7) % 30), false))
                : Optional.empty();
        var waiting = new Waiting(
                id,
                "demo",
                CHANNELS.get((shape >> 6) % 2),
                epoch,
                new Target(Optional.of(team), skill, named),
                (shape >> 5) % 2,
                (shape >> 6) % 3 == 0,
                now.minusSeconds((shape >> 8) % 4),
                Map.of(),
                service(shape, team, named),
                first);
        return put(id, Optional.of(waiting), Optional.empty(), epoch);
    }

    private static Service service(int shape, String team, Optional<String> named) {
        int weight =
                switch ((shape >> 4) % 6) {
                    case 0 -> 50;
                    case 1 -> 33;
                    case 2 -> 9_999;
                    default -> 100;
                };
        var wider = new ArrayList<Wider>();
        if (named.isPresent() && bit(shape, 7)) {
            wider.add(new Wider(10, Target.team(team)));
        }
        if (bit(shape, 8)) {
            wider.add(new Wider(20, Target.team(TEAMS.get((TEAMS.indexOf(team) + 1) % 3))));
            wider.add(new Wider(20, Target.team(TEAMS.get((TEAMS.indexOf(team) + 2) % 3))));
        }
        Optional<String> language = bit(shape, 9) && bit(shape, 10) ? Optional.of("de") : Optional.empty();
        return new Service(weight, 0, false, Optional.empty(), 0, 60, language, wider);
    }

    private static boolean bit(int shape, int n) {
        return (shape >> n & 1) == 1;
    }

    Standing put(ConversationId id, Optional<Waiting> waiting, Optional<Hold> hold, long epoch) {
        long number =
                Optional.ofNullable(standings.get(id)).map(Standing::number).orElse(0L) + 1;
        Optional<String> before = Optional.ofNullable(standings.get(id)).flatMap(Standing::chatsWith);
        var next = new Standing(id, number, epoch, now, waiting, hold);
        if (!before.equals(next.chatsWith())) {
            before.ifPresent(agent -> idleSince.put(agent, now));
            next.chatsWith().ifPresent(agent -> {
                idleSince.put(agent, now);
                assignedAt.put(agent, now);
            });
        }
        standings.put(id, next);
        return next;
    }
}
