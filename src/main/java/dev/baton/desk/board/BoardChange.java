package dev.baton.desk.board;

import dev.baton.desk.board.Board.AgentLine;
import dev.baton.desk.board.Board.Stuck;
import dev.baton.desk.board.Board.TeamLine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What makes of one board a later one: lines that are new or other, and ids of those that are gone. Whoever takes a line
 * over by its id and drops what is gone has the later board, but for the order of the lines, which names give.
 *
 * @param talking how many conversations agents have now
 * @param stuck all that is stuck, if that is other than before
 */
public record BoardChange(
        int talking,
        List<TeamLine> teams,
        List<String> teamsGone,
        List<AgentLine> agents,
        List<UUID> agentsGone,
        Optional<List<Stuck>> stuck) {

    /** The difference; empty if there is none. Pure. */
    static Optional<BoardChange> between(Board before, Board after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        return Optional.of(new BoardChange(
                after.talking(),
                other(before.teams(), after.teams(), TeamLine::id),
                gone(before.teams(), after.teams(), TeamLine::id),
                other(before.agents(), after.agents(), AgentLine::id),
                gone(before.agents(), after.agents(), AgentLine::id),
                before.stuck().equals(after.stuck()) ? Optional.empty() : Optional.of(after.stuck())));
    }

    private static <L, K> List<L> other(List<L> before, List<L> after, Function<L, K> key) {
        Map<K, L> known = byKey(before, key);
        return after.stream()
                .filter(line -> !line.equals(known.get(key.apply(line))))
                .toList();
    }

    private static <L, K> List<K> gone(List<L> before, List<L> after, Function<L, K> key) {
        Collection<K> still = byKey(after, key).keySet();
        return before.stream().map(key).filter(id -> !still.contains(id)).toList();
    }

    private static <L, K> Map<K, L> byKey(List<L> lines, Function<L, K> key) {
        return lines.stream()
                .collect(Collectors.toMap(key, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
