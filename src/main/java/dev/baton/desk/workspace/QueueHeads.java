package dev.baton.desk.workspace;

import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Target;
import dev.baton.conversation.journal.StateCodec;
import dev.baton.routing.Agent;
import dev.baton.routing.Agents;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is served next in a team's queue, for agents who take from it themselves (R5). */
@Component
public final class QueueHeads {

    /** So many are looked at; whom the agent may not take are passed. */
    private static final int LOOKED_AT = 50;

    private final JdbcClient sql;
    private final Agents agents;

    QueueHeads(JdbcClient sql, Agents agents) {
        this.sql = sql;
        this.agents = agents;
    }

    /**
     * One that could be taken.
     *
     * @param id which
     * @param target for whom it waits
     * @param weight what it would take of the agent's capacity, in hundredths of a slot
     */
    public record Head(ConversationId id, Target target, int weight) {}

    /** Those at the head of the team's queue that the agent may take and nobody is being asked for, in serving order. */
    public List<Head> of(String team, UUID agent) {
        Optional<Agent> taker = agents.find(agent.toString());
        return sql.sql("""
                        SELECT state FROM conversation WHERE owner = 'queue' AND team = ? AND holder IS NULL
                        ORDER BY priority DESC, returned DESC, waiting_since, id LIMIT ?
                        """).params(team, LOOKED_AT).query(String.class).list().stream()
                .map(StateCodec::read)
                .flatMap(state -> taker
                        .flatMap(found -> state.owner() instanceof Owner.Queue queue
                                ? head(state.id(), queue, found)
                                : Optional.empty())
                        .stream())
                .toList();
    }

    private static Optional<Head> head(ConversationId id, Owner.Queue queue, Agent agent) {
        boolean understood =
                queue.served().language().map(agent.languages()::contains).orElse(true);
        return Stream.of(queue)
                .filter(waits -> understood && agent.mayTake(waits.target()))
                .map(waits -> new Head(
                        id, waits.target(), Math.min(agent.cap(), waits.served().weight())))
                .findFirst();
    }
}
