package dev.baton.desk.workspace;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Service;
import dev.baton.conversation.Target;
import dev.baton.desk.Desk;
import dev.baton.people.TeamSettings;
import dev.baton.people.Teams;
import dev.baton.routing.QueuePositions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts conversations into the workspace's queues. The place that an entry is told is counted from what was in the queue a
 * moment ago and what has entered here since, so that a burst of customers does not count the same queue thousands of
 * times; the places shown later are exact.
 */
@Component
public final class Queues {

    /** How long a conversation waits at most where no assistant says otherwise (A6). */
    public static final Duration WAIT_LIMIT = Duration.ofMinutes(60);

    private static final Duration FRESH = Duration.ofMillis(200);

    private final JdbcClient sql;
    private final QueuePositions positions;
    private final Teams teams;
    private final LastAgents lastAgents;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    private record Count(int waiting, long takenNanos) {
        boolean fresh() {
            return System.nanoTime() - takenNanos < FRESH.toNanos();
        }
    }

    Queues(JdbcClient sql, QueuePositions positions, Teams teams, LastAgents lastAgents) {
        this.sql = sql;
        this.positions = positions;
        this.teams = teams;
        this.lastAgents = lastAgents;
    }

    /** How the conversation would be served if it entered the target's team now. */
    Service service(Conversation state, Target target) {
        return service(teams.settings(target.team().orElseThrow()), state, target);
    }

    /** A new entry at the end of a team's queue. */
    Event.Queued entry(Desk.Ticket ticket) {
        Target target = ticket.target();
        String team = target.team().orElseThrow();
        Instant now = ticket.at();
        TeamSettings settings = teams.settings(team);
        int place = place(team);
        return new Event.Queued(
                target,
                ticket.priority(),
                false,
                now,
                now.plus(settings.waitLimit().orElse(ticket.waitLimit())),
                ticket.botSpeaks(),
                place,
                expected(team, place),
                Optional.empty(),
                Optional.of(service(settings, ticket.conversation(), target)),
                lastAgents.first(ticket.conversation().id(), settings, ticket.sameAgent(), target, now),
                ticket.rule());
    }

    /**
     * The entry of a conversation that somebody passes on: with the priority it had, and not back to the same agent at once.
     *
     * @param by the agent who passes it on
     */
    public Event.Queued passedOn(Conversation state, Target target, Instant now, String by) {
        int priority =
                switch (state.owner()) {
                    case Owner.Queue queue -> queue.priority();
                    case Owner.Agent agent -> agent.priority();
                    case Owner.Bot bot -> 0;
                    case Owner.Inbox inbox -> 0;
                    case Owner.Desk desk -> 0;
                    case Owner.Closed closed -> 0;
                };
        String team = target.team().orElseThrow();
        TeamSettings settings = teams.settings(team);
        int place = place(team);
        return new Event.Queued(
                target,
                priority,
                false,
                now,
                now.plus(settings.waitLimit().orElse(WAIT_LIMIT)),
                false,
                place,
                expected(team, place),
                Optional.of(by),
                Optional.of(service(settings, state, target)),
                Optional.empty(),
                Optional.empty());
    }

    private Service service(TeamSettings settings, Conversation state, Target target) {
        return TeamService.of(settings, teams.weight(state.channel()), state.locale(), target);
    }

    private Optional<Long> expected(String team, int place) {
        return positions.expectedWait(team, place).map(Duration::toSeconds);
    }

    private int place(String team) {
        return counts.compute(team, (key, known) -> {
                    Count base = known != null && known.fresh() ? known : new Count(waiting(team), System.nanoTime());
                    return new Count(base.waiting() + 1, base.takenNanos());
                })
                .waiting();
    }

    private int waiting(String team) {
        return sql.sql("SELECT count(*) FROM conversation WHERE owner = 'queue' AND team = ?")
                .param(team)
                .query(Integer.class)
                .single();
    }
}
