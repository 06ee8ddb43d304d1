package dev.baton.routing;

import dev.baton.conversation.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where agents and lines find each other: the seats of all agents, by team, and all lines, by the team or the agent that
 * they are for. Lines come into being with the first conversation that wants them and stay; there are as many as
 * different wishes.
 */
final class Floor {

    private static final Strategy UNLESS_TOLD = new Balanced();

    private final Map<String, Strategy> strategies = new HashMap<>();
    private final Map<String, Seat> seats = new HashMap<>();
    private final Map<String, Set<Seat>> members = new HashMap<>();
    private final Map<Wish, Line> lines = new HashMap<>();
    private final Map<String, List<Line>> linesOfTeam = new HashMap<>();
    private final Map<String, List<Line>> linesOfAgent = new HashMap<>();

    Line line(Wish wish) {
        return lines.computeIfAbsent(wish, this::open);
    }

    /**
     * From now on a team's agents are chosen so.
     *
     * @return the lines in which somebody may be a candidate now who was none before; empty if nothing is new
     */
    List<Line> choose(String team, Strategy strategy) {
        if (strategy.equals(strategy(team))) {
            return List.of();
        }
        strategies.put(team, strategy);
        List<Line> changed = List.copyOf(linesOfTeam.getOrDefault(team, List.of()));
        for (Line line : changed) {
            line.choose(strategy);
            members.getOrDefault(team, Set.of()).forEach(seat -> {
                if (seat.lines.contains(line)) {
                    line.replace(null, seat.candidate);
                }
            });
        }
        return changed;
    }

    private Strategy strategy(String team) {
        return strategies.getOrDefault(team, UNLESS_TOLD);
    }

    Optional<Seat> find(String agent) {
        return Optional.ofNullable(seats.get(agent));
    }

    /** The agent's seat, made if there is none. */
    Seat seat(String agent) {
        return seats.computeIfAbsent(agent, id -> new Seat());
    }

    /** The seat of an agent who carries something, which therefore exists. */
    Seat taken(String agent) {
        return Objects.requireNonNull(seats.get(agent));
    }

    Collection<Seat> seats() {
        return seats.values();
    }

    /** An agent comes, or has other teams or skills: out of all lines, and into those that are right now. */
    void seat(Seat seat, @Nullable Agent before, Agent agent) {
        clear(seat, before);
        var right = new ArrayList<Line>();
        for (String team : agent.teams()) {
            members.computeIfAbsent(team, id -> new LinkedHashSet<>()).add(seat);
            right.addAll(linesOfTeam.getOrDefault(team, List.of()));
        }
        right.addAll(linesOfAgent.getOrDefault(agent.id(), List.of()));
        right.removeIf(line -> !line.wish.isFor(agent));
        seat.lines = right;
    }

    /** An agent is gone for good. */
    void vacate(Seat seat, Agent before) {
        clear(seat, before);
        seat.lines = List.of();
        if (seat.load() == 0 && seat.holds.isEmpty()) {
            seats.remove(before.id());
        }
    }

    private void clear(Seat seat, @Nullable Agent before) {
        seat.lines.forEach(line -> line.replace(seat.candidate, null));
        seat.candidate = null;
        if (before != null) {
            before.teams().forEach(team -> members.getOrDefault(team, Set.of()).remove(seat));
        }
    }

    private Line open(Wish wish) {
        Target target = wish.target();
        String team = target.team().orElseThrow();
        var line = new Line(wish, lines.size(), target.agent().isPresent() ? UNLESS_TOLD : strategy(team));
        if (target.agent().isPresent()) {
            String agent = target.agent().get();
            linesOfAgent.computeIfAbsent(agent, id -> new ArrayList<>()).add(line);
            find(agent).ifPresent(seat -> join(line, seat));
        } else {
            linesOfTeam.computeIfAbsent(team, id -> new ArrayList<>()).add(line);
            members.getOrDefault(team, Set.of()).forEach(seat -> join(line, seat));
        }
        return line;
    }

    private static void join(Line line, Seat seat) {
        if (seat.agent != null && line.wish.isFor(seat.agent)) {
            var joined = new ArrayList<>(seat.lines);
            joined.add(line);
            seat.lines = joined;
            line.replace(null, seat.candidate);
        }
    }
}
