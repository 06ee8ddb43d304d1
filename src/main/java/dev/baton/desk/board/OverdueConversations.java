package dev.baton.desk.board;

import dev.baton.conversation.ConversationId;
import dev.baton.desk.board.Board.Stuck;
import dev.baton.desk.board.Board.Why;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Conversations in which something was due that could not be done. Which node has set them aside only that node knows, but
 * their deadline stands for all to see (law 7).
 */
@Component
class OverdueConversations {

    /**
     * Deadlines fire within two seconds at every node; what is overdue for so long could not be done by any of them. A deadline
     * that a message has made void stands until it fires, which is sooner.
     */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JdbcClient sql;
    private final Clock clock;

    OverdueConversations(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The longest overdue first, {@link Board#MOST_STUCK} at most. Their states are not read: that may be what fails. */
    List<Stuck> read() {
        return sql.sql("SELECT id, deadline FROM conversation WHERE deadline < ? ORDER BY deadline LIMIT ?")
                .params(clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC), Board.MOST_STUCK)
                .query((row, number) -> new Stuck(
                        new ConversationId(row.getObject(1, UUID.class)),
                        Why.SET_ASIDE,
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        ""))
                .list();
    }
}
