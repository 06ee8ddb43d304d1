package dev.baton.delivery;

import dev.baton.conversation.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of what leaves (law 9). Rows are written by the journal, in the commit of their events, and only ever inserted
 * there; all else happens here, in short transactions.
 *
 * <h2>Order</h2>
 * Of one target and conversation only the oldest row, the head, is taken. One behind it is put to sleep ({@code due} is null)
 * while the head is locked in share mode, and the head's removal, which waits for that lock, wakes the next: so none sleeps
 * without a head before it. Whoever finds the head locked otherwise leaves the row for a moment later.
 *
 * <h2>Lease</h2>
 * To take a row is to raise its term and to move {@code due} to the end of the lease. A node that dies leaves it due again;
 * one that was only slow reports with an older term and is not heard.
 *
 * <p>All times are the database's.
 */
@Component
public class Outbox {

    /** The longest that a courier may take for one call. */
    public static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    /** How long a taken row belongs to the node that took it; longer than the longest call. */
    static final Duration LEASE = LONGEST_CALL.multipliedBy(2);

    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final int ERROR_LENGTH = 500;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    Outbox(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(UUID conversation, long number) {}

    /** For each target with rows to look at, how long until the first of them is due; negative if it is late. */
    Map<String, Duration> due() {
        var due = new LinkedHashMap<String, Duration>();
        sql.sql("""
                        WITH RECURSIVE known AS (
                            (SELECT target FROM outbox WHERE due IS NOT NULL ORDER BY target LIMIT 1)
                            UNION ALL
                            SELECT (SELECT o.target FROM outbox o WHERE o.due IS NOT NULL AND o.target > known.target
                                    ORDER BY o.target LIMIT 1)
                            FROM known WHERE known.target IS NOT NULL)
                        SELECT target, (SELECT extract(epoch FROM o.due - clock_timestamp()) * 1000 FROM outbox o
                                        WHERE o.target = known.target AND o.due IS NOT NULL ORDER BY o.due LIMIT 1)
                        FROM known WHERE target IS NOT NULL
                        """).query(row -> {
            due.put(row.getString(1), Duration.ofMillis(row.getLong(2)));
        });
        return due;
    }

    /** Takes what is due for the target, the longest due first; of each conversation its oldest, if that is free. */
    List<Parcel> take(String target, int limit) {
        return inTransaction(() -> {
            List<Row> found = rows("""
                    SELECT conversation_id, number FROM outbox WHERE target = ? AND due <= clock_timestamp()
                    ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED
                    """, target, limit);
            Map<UUID, Long> heads = heads(target, found);
            var first = new ArrayList<Row>();
            var behind = new ArrayList<Row>();
            for (Row row : found) {
                (row.number() == heads.getOrDefault(row.conversation(), row.number()) ? first : behind).add(row);
            }
            sleep(target, behind, heads);
            return lease(target, first);
        });
    }

    private Map<UUID, Long> heads(String target, List<Row> of) {
        var heads = new HashMap<UUID, Long>();
        if (!of.isEmpty()) {
            sql.sql("""
                            SELECT conversation_id, min(number) FROM outbox WHERE target = ? AND conversation_id = ANY (?)
                            GROUP BY conversation_id
                            """).params(target, ids(of)).query(row -> {
                heads.put(row.getObject(1, UUID.class), row.getLong(2));
            });
        }
        return heads;
    }

    private void sleep(String target, List<Row> behind, Map<UUID, Long> heads) {
        if (behind.isEmpty()) {
            return;
        }
        List<Row> before = behind.stream()
                .map(Row::conversation)
                .distinct()
                .map(id -> new Row(id, heads.getOrDefault(id, 0L)))
                .toList();
        Set<UUID> held = new HashSet<>(sql.sql("""
                        SELECT o.conversation_id FROM outbox o JOIN unnest(?::uuid[], ?::int8[]) AS k (id, number)
                            ON o.conversation_id = k.id AND o.number = k.number
                        WHERE o.target = ? FOR SHARE OF o SKIP LOCKED
                        """)
                .params(ids(before), numbers(before), target)
                .query(UUID.class)
                .list());
        List<Row> sleeping =
                behind.stream().filter(row -> held.contains(row.conversation())).toList();
        List<Row> later = behind.stream()
                .filter(row -> !held.contains(row.conversation()))
                .toList();
        move(target, sleeping, "NULL");
        move(target, later, "clock_timestamp() + " + A_MOMENT.toMillis() + " * interval '1 millisecond'");
    }

    private void move(String target, List<Row> rows, String due) {
        if (!rows.isEmpty()) {
            sql.sql("UPDATE outbox o SET due = " + due + """
                             FROM unnest(?::uuid[], ?::int8[]) AS k (id, number)
                            WHERE o.target = ? AND o.conversation_id = k.id AND o.number = k.number
                            """)
                    .params(ids(rows), numbers(rows), target)
                    .update();
        }
    }

    private List<Parcel> lease(String target, List<Row> rows) {
        return rows.isEmpty()
                ? List.of()
                : sql.sql("""
                        UPDATE outbox o SET term = o.term + 1,
                            due = clock_timestamp() + ? * interval '1 millisecond'
                        FROM unnest(?::uuid[], ?::int8[]) AS k (id, number)
                        WHERE o.target = ? AND o.conversation_id = k.id AND o.number = k.number AND o.dead_at IS NULL
                        RETURNING o.target, o.conversation_id, o.number, o.term, o.attempts
                        """)
                        .params(LEASE.toMillis(), ids(rows), numbers(rows), target)
                        .query(Outbox::parcel)
                        .list();
    }

    /**
     * Removes what was delivered and wakes the next of its conversation.
     *
     * @param goOn whether that one is taken at once
     * @return the next, if it was taken
     */
    Optional<Parcel> delivered(Parcel parcel, boolean goOn) {
        return inTransaction(() -> {
            int gone = sql.sql(
                            "DELETE FROM outbox WHERE target = ? AND conversation_id = ? AND number = ? AND term = ?")
                    .params(parcel.target(), parcel.conversation().value(), parcel.number(), parcel.term())
                    .update();
            return gone == 0
                    ? Optional.<Parcel>empty()
                    : wake(parcel.target(), parcel.conversation().value(), goOn);
        });
    }

    /** The row after the head has gone: a statement of its own, so that it sees all that was committed until now. */
    private Optional<Parcel> wake(String target, UUID conversation, boolean take) {
        Duration until = take ? LEASE : Duration.ZERO;
        return sql.sql("""
                        UPDATE outbox SET term = term + ?, due = clock_timestamp() + ? * interval '1 millisecond'
                        WHERE target = ? AND conversation_id = ? AND dead_at IS NULL
                            AND number = (SELECT min(number) FROM outbox WHERE target = ? AND conversation_id = ?)
                        RETURNING target, conversation_id, number, term, attempts
                        """)
                .params(take ? 1 : 0, until.toMillis(), target, conversation, target, conversation)
                .query(Outbox::parcel)
                .optional()
                .filter(next -> take);
    }

    /** Notes a failed attempt; the next comes after the pause. */
    void failed(Parcel parcel, String why, Duration pause) {
        report(
                parcel,
                "attempts = attempts + 1, error = ?, due = clock_timestamp() + ? * interval '1 millisecond'",
                List.of(cut(why), pause.toMillis()));
    }

    /** Puts a parcel back that was not tried; one that nobody has had before is as if never taken, so that it counts as first. */
    void putBack(Parcel parcel, Duration pause) {
        report(
                parcel,
                "term = CASE WHEN term = 1 THEN 0 ELSE term END, due = clock_timestamp() + ? * interval '1 millisecond'",
                List.of(pause.toMillis()));
    }

    /** Notes the last attempt. What stands behind it waits until a person replays or skips it. */
    void died(Parcel parcel, String why) {
        report(parcel, "attempts = attempts + 1, error = ?, due = NULL, dead_at = now()", List.of(cut(why)));
    }

    private void report(Parcel parcel, String change, List<?> values) {
        var parameters = new ArrayList<Object>(values);
        parameters.addAll(List.of(parcel.target(), parcel.conversation().value(), parcel.number(), parcel.term()));
        sql.sql("UPDATE outbox SET " + change + " WHERE target = ? AND conversation_id = ? AND number = ? AND term = ?")
                .params(parameters)
                .update();
    }

    /** Tries a dead one again from the start; false if there is none. */
    boolean replay(String target, ConversationId conversation, long number) {
        return sql.sql("""
                        UPDATE outbox SET dead_at = NULL, attempts = 0, due = clock_timestamp()
                        WHERE target = ? AND conversation_id = ? AND number = ? AND dead_at IS NOT NULL
                        """).params(target, conversation.value(), number).update() > 0;
    }

    /** Tries all dead ones of a target again from the start; how many there were. */
    int replayAll(String target) {
        return sql.sql("""
                        UPDATE outbox SET dead_at = NULL, attempts = 0, due = clock_timestamp()
                        WHERE target = ? AND dead_at IS NOT NULL
                        """).param(target).update();
    }

    /** Gives a dead one up and goes on with what stands behind it; false if there is none. */
    boolean skip(String target, ConversationId conversation, long number) {
        return inTransaction(() -> {
            int gone = sql.sql("""
                            DELETE FROM outbox
                            WHERE target = ? AND conversation_id = ? AND number = ? AND dead_at IS NOT NULL
                            """).params(target, conversation.value(), number).update();
            if (gone > 0) {
                wake(target, conversation.value(), false);
            }
            return gone > 0;
        });
    }

    private List<Row> rows(String query, Object... parameters) {
        return sql.sql(query)
                .params(parameters)
                .query((row, index) -> new Row(row.getObject(1, UUID.class), row.getLong(2)))
                .list();
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static Parcel parcel(ResultSet row, int index) throws SQLException {
        return new Parcel(
                row.getString(1),
                new ConversationId(row.getObject(2, UUID.class)),
                row.getLong(3),
                row.getInt(4),
                row.getInt(5));
    }

    private static UUID[] ids(List<Row> rows) {
        return rows.stream().map(Row::conversation).toArray(UUID[]::new);
    }

    private static Long[] numbers(List<Row> rows) {
        return rows.stream().map(Row::number).toArray(Long[]::new);
    }

    private static String cut(String why) {
        return why.length() <= ERROR_LENGTH ? why : why.substring(0, ERROR_LENGTH - 1) + "…";
    }
}
