package dev.baton.desk.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.ConversationId;
import dev.baton.desk.board.Board.AgentLine;
import dev.baton.desk.board.Board.Stuck;
import dev.baton.desk.board.Board.TeamLine;
import dev.baton.desk.board.Board.Why;
import dev.baton.people.DeclaredState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A board and what is told since make the board that is true now. */
class BoardChangeTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Property
    void whoever_takes_over_what_has_changed_has_the_later_board(
            @ForAll("boards") Board before, @ForAll("boards") Board after) {
        Board seen = BoardChange.between(before, after)
                .map(change -> takenOver(before, change))
                .orElse(before);

        assertThat(byName(seen)).isEqualTo(byName(after));
    }

    @Property
    void nothing_is_told_while_nothing_changes(@ForAll("boards") Board board) {
        assertThat(BoardChange.between(board, board)).isEmpty();
    }

    @Property
    void only_lines_that_are_other_are_told(@ForAll("boards") Board before, @ForAll("boards") Board after) {
        BoardChange.between(before, after).ifPresent(change -> {
            assertThat(change.teams()).noneMatch(before.teams()::contains);
            assertThat(change.agents()).noneMatch(before.agents()::contains);
        });
    }

    private static Board takenOver(Board known, BoardChange change) {
        var teams = new TreeMap<String, TeamLine>();
        known.teams().forEach(team -> teams.put(team.id(), team));
        change.teams().forEach(team -> teams.put(team.id(), team));
        change.teamsGone().forEach(teams::remove);
        var agents = new TreeMap<UUID, AgentLine>();
        known.agents().forEach(agent -> agents.put(agent.id(), agent));
        change.agents().forEach(agent -> agents.put(agent.id(), agent));
        change.agentsGone().forEach(agents::remove);
        return new Board(
                change.talking(),
                List.copyOf(teams.values()),
                List.copyOf(agents.values()),
                change.stuck().orElse(known.stuck()));
    }

    private static Board byName(Board board) {
        var teams = new ArrayList<>(board.teams());
        teams.sort(Comparator.comparing(TeamLine::id));
        var agents = new ArrayList<>(board.agents());
        agents.sort(Comparator.comparing(AgentLine::id));
        return new Board(board.talking(), teams, agents, board.stuck());
    }

    @Provide
    Arbitrary<Board> boards() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        teams().list().ofMaxSize(4).map(list -> distinct(list, TeamLine::id)),
                        agents().list().ofMaxSize(4).map(list -> distinct(list, AgentLine::id)),
                        stuck().list().ofMaxSize(2))
                .as(Board::new);
    }

    private static <L> List<L> distinct(List<L> lines, Function<L, Object> key) {
        var seen = new HashSet<Object>();
        return lines.stream().filter(line -> seen.add(key.apply(line))).toList();
    }

    private Arbitrary<TeamLine> teams() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2))
                .as((id, waiting, used) -> new TeamLine(
                        id,
                        "Team " + id,
                        waiting,
                        waiting == 0 ? Optional.empty() : Optional.of(NOON),
                        Duration.ofMinutes(2),
                        used * 100,
                        600,
                        Map.of(DeclaredState.ONLINE, used)));
    }

    private Arbitrary<AgentLine> agents() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(DeclaredState.class),
                        Arbitraries.integers().between(0, 2))
                .as((id, state, load) -> new AgentLine(
                        new UUID(0, id),
                        "Agent " + id,
                        Optional.empty(),
                        state,
                        NOON,
                        load > 0,
                        Optional.empty(),
                        Optional.empty(),
                        load * 100,
                        600,
                        List.of("a")));
    }

    private Arbitrary<Stuck> stuck() {
        return Arbitraries.integers()
                .between(1, 2)
                .map(id -> new Stuck(new ConversationId(new UUID(1, id)), Why.SET_ASIDE, NOON, ""));
    }
}
