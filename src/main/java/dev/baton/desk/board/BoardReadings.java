package dev.baton.desk.board;

import dev.baton.delivery.DeadLetters;
import dev.baton.desk.board.Board.AgentLine;
import dev.baton.desk.board.Board.Stuck;
import dev.baton.desk.board.Board.TeamLine;
import dev.baton.desk.board.Board.Why;
import dev.baton.people.Agent;
import dev.baton.people.AgentDirectory;
import dev.baton.people.DeclaredState;
import dev.baton.people.Team;
import dev.baton.people.TeamSettings;
import dev.baton.people.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the board from the database: seven statements, however many teams and agents there are. What each index holds is
 * short: who waits, what is held, what is overdue, what was given up.
 */
@Component
class BoardReadings {

    private final JdbcClient sql;
    private final Teams teams;
    private final AgentDirectory agents;
    private final DeadLetters letters;
    private final OverdueConversations overdue;

    BoardReadings(
            JdbcClient sql, Teams teams, AgentDirectory agents, DeadLetters letters, OverdueConversations overdue) {
        this.sql = sql;
        this.teams = teams;
        this.agents = agents;
        this.letters = letters;
        this.overdue = overdue;
    }

    /** The board as the database has it now. */
    Board read() {
        List<Agent> everybody = agents.all();
        return new Board(
                talking(),
                teams(everybody),
                everybody.stream().map(BoardReadings::line).toList(),
                stuck());
    }

    private int talking() {
        return sql.sql("SELECT count(*) FROM conversation WHERE holder IS NOT NULL AND owner = 'agent'")
                .query(Integer.class)
                .single();
    }

    private record Waiting(int count, Instant longestSince) {}

    private List<TeamLine> teams(List<Agent> everybody) {
        Map<String, Waiting> queues = queues();
        Map<String, Duration> targets = teams.answerTargets();
        return teams.all().stream()
                .map(team -> line(
                        team,
                        Optional.ofNullable(queues.get(team.id())),
                        targets.getOrDefault(team.id(), TeamSettings.DEFAULT.answerTarget()),
                        everybody.stream()
                                .filter(agent -> agent.teams().contains(team.id()))
                                .toList()))
                .toList();
    }

    private Map<String, Waiting> queues() {
        var queues = new HashMap<String, Waiting>();
        sql.sql("""
                        SELECT team, count(*) AS waiting, min(waiting_since) AS since
                          FROM conversation WHERE owner = 'queue' GROUP BY team
                        """).query(row -> {
            queues.put(
                    row.getString("team"),
                    new Waiting(
                            row.getInt("waiting"),
                            row.getObject("since", OffsetDateTime.class).toInstant()));
        });
        return queues;
    }

    private static TeamLine line(Team team, Optional<Waiting> queue, Duration target, List<Agent> members) {
        var states = new EnumMap<DeclaredState, Integer>(DeclaredState.class);
        members.forEach(
                member -> states.merge(member.connected() ? member.state() : DeclaredState.OFFLINE, 1, Integer::sum));
        List<Agent> taking = members.stream().filter(Agent::routable).toList();
        return new TeamLine(
                team.id(),
                team.name(),
                queue.map(Waiting::count).orElse(0),
                queue.map(Waiting::longestSince),
                target,
                taking.stream().mapToInt(Agent::load).sum(),
                taking.stream().mapToInt(Agent::cap).sum(),
                states);
    }

    private static AgentLine line(Agent agent) {
        return new AgentLine(
                agent.id(),
                agent.name(),
                agent.avatarUrl(),
                agent.state(),
                agent.since(),
                agent.connected(),
                agent.next(),
                agent.setBy(),
                agent.load(),
                agent.cap(),
                agent.teams());
    }

    private List<Stuck> stuck() {
        Stream<Stuck> undelivered = letters.oldest(Board.MOST_STUCK).stream()
                .map(letter -> new Stuck(letter.conversation(), Why.UNDELIVERED, letter.since(), letter.error()));
        return Stream.concat(overdue.read().stream(), undelivered)
                .sorted(Comparator.comparing(Stuck::since).thenComparing(Stuck::conversation))
                .limit(Board.MOST_STUCK)
                .toList();
    }
}
