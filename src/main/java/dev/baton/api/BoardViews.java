package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.desk.board.Board;
import dev.baton.desk.board.Board.AgentLine;
import dev.baton.desk.board.Board.Stuck;
import dev.baton.desk.board.Board.TeamLine;
import dev.baton.desk.board.BoardChange;
import dev.baton.people.DeclaredState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The board as the API shows it (W9): times of the server's clock, loads in slots. */
final class BoardViews {

    private BoardViews() {}

    /** All of it. */
    record BoardView(
            Instant now, int talking, List<BoardTeam> teams, List<BoardAgent> agents, List<BoardStuck> stuck) {}

    /** What is other than before; lines stand for those with the same id. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record BoardChanges(
            Instant now,
            int talking,
            List<BoardTeam> teams,
            List<String> teamsGone,
            List<BoardAgent> agents,
            List<UUID> agentsGone,
            Optional<List<BoardStuck>> stuck) {}

    /** A team; {@code states} counts its members. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record BoardTeam(
            String id,
            String name,
            int waiting,
            Optional<Instant> longestSince,
            long targetSeconds,
            BigDecimal used,
            BigDecimal slots,
            Map<DeclaredState, Integer> states) {}

    /** What an agent declares, and whether the agent is here. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record BoardPresence(
            DeclaredState state,
            Instant since,
            boolean connected,
            Optional<DeclaredState> next,
            Optional<String> setBy) {}

    /** An agent. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record BoardAgent(
            UUID id,
            String name,
            Optional<String> avatarUrl,
            BoardPresence presence,
            BigDecimal load,
            BigDecimal cap,
            List<String> teams) {}

    /** A conversation with which something does not go on: {@code set_aside} or {@code undelivered}. */
    record BoardStuck(String conversation, String why, Instant since, String detail) {}

    static BoardView view(Board board, Instant now) {
        return new BoardView(
                now,
                board.talking(),
                board.teams().stream().map(BoardViews::view).toList(),
                board.agents().stream().map(BoardViews::view).toList(),
                stuck(board.stuck()));
    }

    static BoardChanges view(BoardChange change, Instant now) {
        return new BoardChanges(
                now,
                change.talking(),
                change.teams().stream().map(BoardViews::view).toList(),
                change.teamsGone(),
                change.agents().stream().map(BoardViews::view).toList(),
                change.agentsGone(),
                change.stuck().map(BoardViews::stuck));
    }

    private static BoardTeam view(TeamLine team) {
        return new BoardTeam(
                team.id(),
                team.name(),
                team.waiting(),
                team.longestSince(),
                team.target().toSeconds(),
                BigDecimal.valueOf(team.used(), 2),
                BigDecimal.valueOf(team.slots(), 2),
                team.states());
    }

    private static BoardAgent view(AgentLine agent) {
        return new BoardAgent(
                agent.id(),
                agent.name(),
                agent.avatarUrl(),
                new BoardPresence(agent.state(), agent.since(), agent.connected(), agent.next(), agent.setBy()),
                BigDecimal.valueOf(agent.load(), 2),
                BigDecimal.valueOf(agent.cap(), 2),
                agent.teams());
    }

    private static List<BoardStuck> stuck(List<Stuck> stuck) {
        return stuck.stream()
                .map(each -> new BoardStuck(
                        each.conversation().toString(),
                        each.why().name().toLowerCase(Locale.ROOT),
                        each.since(),
                        each.detail()))
                .toList();
    }
}
