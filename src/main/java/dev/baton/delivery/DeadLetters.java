package dev.baton.delivery;

import dev.baton.conversation.ConversationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what could not be delivered, and how much waits (K6). */
@Component
public class DeadLetters {

    private final JdbcClient sql;

    DeadLetters(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A delivery that was given up.
     *
     * @param target for whom it was
     * @param conversation whose event it is
     * @param number the event's number
     * @param attempts how often it was tried
     * @param error what the last attempt said
     * @param since when it was given up
     * @param behind how many deliveries of the same conversation wait behind it
     */
    public record DeadLetter(
            String target,
            ConversationId conversation,
            long number,
            int attempts,
            String error,
            Instant since,
            int behind) {}

    /** The oldest of all targets, so many at most. */
    public List<DeadLetter> oldest(int limit) {
        return oldest(Optional.empty(), limit);
    }

    /** The oldest, so many at most; of one target, if it is given. */
    List<DeadLetter> oldest(Optional<String> target, int limit) {
        return sql.sql("""
                        SELECT target, conversation_id, number, attempts, error, dead_at,
                            (SELECT count(*) FROM outbox o WHERE o.target = d.target
                                AND o.conversation_id = d.conversation_id AND o.number > d.number) AS behind
                        FROM outbox d WHERE dead_at IS NOT NULL AND (:target::text IS NULL OR target = :target)
                        ORDER BY dead_at, target, conversation_id, number LIMIT :limit
                        """)
                .param("target", target.orElse(null))
                .param("limit", limit)
                .query((row, index) -> new DeadLetter(
                        row.getString(1),
                        new ConversationId(row.getObject(2, UUID.class)),
                        row.getLong(3),
                        row.getInt(4),
                        Objects.requireNonNullElse(row.getString(5), ""),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getInt(7)))
                .list();
    }

    /**
     * How many seconds ago the oldest delivery was written that is neither delivered nor held up by a dead one; 0 if there is none.
     */
    long oldestWaiting() {
        return sql.sql("""
                        SELECT coalesce(extract(epoch FROM clock_timestamp() - min(enqueued_at)), 0)::bigint FROM outbox
                        WHERE due IS NOT NULL
                        """).query(Long.class).single();
    }

    /** How many there are for each target. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        sql.sql("SELECT target, count(*) FROM outbox WHERE dead_at IS NOT NULL GROUP BY target")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** How many there are. */
    long count() {
        return sql.sql("SELECT count(*) FROM outbox WHERE dead_at IS NOT NULL")
                .query(Long.class)
                .single();
    }
}
