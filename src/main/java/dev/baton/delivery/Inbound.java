package dev.baton.delivery;

import dev.baton.platform.security.Sealing;
import dev.baton.platform.security.ServerKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What others send: stored first, answered, and handled after (K6), so that a slow handling is no reason to send it again.
 * The same external id is taken once in {@link #REMEMBERED}. Of one thread the oldest is handled first; one that cannot be
 * handled yet is tried again for about a minute and then given up, so that it holds up nobody for long. What was sent is kept
 * encrypted until it is handled, a day at most.
 */
@Component
public class Inbound {

    /** How long an external id is remembered. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /** How long what was sent is kept if it cannot be handled. */
    public static final Duration KEPT = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 8;
    private static final int PAGE = 50;

    private final JdbcClient sql;
    private final Sealing sealing;
    private final ObjectProvider<Handler> handlers;

    Inbound(JdbcClient sql, ServerKeys keys, ObjectProvider<Handler> handlers) {
        this.sql = sql;
        this.sealing = new Sealing(keys, "inbound");
        this.handlers = handlers;
    }

    /** Handles what comes in for one kind of connectors. */
    public interface Handler {
        /** The part of a connector's name before the colon. */
        String kind();

        /** Handles it; the same may come again after a crash. What it throws counts as {@link Handled.NotYet}. */
        Handled handle(String connector, String externalId, String content);
    }

    /** What became of it. */
    public sealed interface Handled {
        /** All is done. */
        record Done() implements Handled {}

        /** What it speaks of is not known yet. */
        record NotYet(String why) implements Handled {}

        /** It will never be possible. */
        record Refused(String why) implements Handled {}
    }

    private record Row(String connector, String externalId, int attempts, byte[] content) {}

    /**
     * Stores what came and starts to handle it.
     *
     * @param connector who sent it, as a kind and a name
     * @param externalId the sender's id of it
     * @param thread what it is about, in the sender's words: of one thread the order is kept
     * @param content what came
     * @return false if it had come before
     */
    public boolean accept(String connector, String externalId, String thread, String content) {
        int stored = sql.sql("""
                        INSERT INTO inbound (connector, external_id, thread, content) VALUES (?, ?, ?, ?)
                        ON CONFLICT (connector, external_id) DO NOTHING
                        """)
                .params(connector, externalId, thread, sealing.seal(content, connector + "\n" + externalId))
                .update();
        if (stored > 0) {
            Thread.ofVirtual().name("inbound").start(this::handleWhatIsDue);
        }
        return stored > 0;
    }

    /** Handles what nobody is at: what just came, what a node left behind, what was not possible before. */
    @Scheduled(fixedDelayString = "2s")
    void handleWhatIsDue() {
        try {
            Map<String, Handler> byKind =
                    handlers.orderedStream().collect(Collectors.toUnmodifiableMap(Handler::kind, Function.identity()));
            List<Row> taken = take();
            while (!taken.isEmpty()) {
                taken.forEach(row -> handle(byKind, row));
                taken = take();
            }
        } catch (DataAccessException unreachable) {
            LOG.warn("What came in could not be read: {}", unreachable.getMessage());
        }
    }

    /** Takes the oldest of each thread, and only those that nobody has. */
    private List<Row> take() {
        return sql.sql("""
                        UPDATE inbound SET due = clock_timestamp() + ? * interval '1 millisecond'
                        WHERE (connector, external_id) IN (
                            SELECT i.connector, i.external_id FROM inbound i
                            WHERE i.due <= clock_timestamp() AND NOT EXISTS (
                                SELECT FROM inbound e WHERE e.connector = i.connector AND e.thread = i.thread
                                    AND e.place < i.place AND e.due IS NOT NULL)
                            ORDER BY i.due LIMIT ? FOR UPDATE OF i SKIP LOCKED)
                            AND due <= clock_timestamp()
                        RETURNING connector, external_id, attempts, content, place
                        """)
                .params(LEASE.toMillis(), PAGE)
                .query((row, index) -> new Row(row.getString(1), row.getString(2), row.getInt(3), row.getBytes(4)))
                .list();
    }

    private void handle(Map<String, Handler> byKind, Row row) {
        Optional<Handler> handler =
                Optional.ofNullable(byKind.get(dev.baton.conversation.Delivery.kind(row.connector())));
        Optional<String> content = sealing.open(row.content(), row.connector() + "\n" + row.externalId());
        Handled handled = handler.isPresent() && content.isPresent()
                ? handle(handler.get(), row, content.get())
                : new Handled.Refused("Nobody here can read it.");
        switch (handled) {
            case Handled.Done done -> over(row, Optional.empty());
            case Handled.Refused refused -> over(row, Optional.of(refused.why()));
            case Handled.NotYet notYet -> {
                int attempts = row.attempts() + 1;
                if (attempts < ATTEMPTS) {
                    later(row, attempts, notYet.why());
                } else {
                    over(row, Optional.of(notYet.why()));
                }
            }
        }
    }

    private static Handled handle(Handler handler, Row row, String content) {
        try {
            return handler.handle(row.connector(), row.externalId(), content);
        } catch (RuntimeException failure) {
            LOG.warn("What {} sent could not be handled", row.connector(), failure);
            return new Handled.NotYet("The handling broke off on our side.");
        }
    }

    private void over(Row row, Optional<String> why) {
        why.ifPresent(reason -> LOG.info("What {} sent was not taken: {}", row.connector(), reason));
        sql.sql("UPDATE inbound SET content = NULL, due = NULL, error = ? WHERE connector = ? AND external_id = ?")
                .param(why.orElse(null))
                .param(row.connector())
                .param(row.externalId())
                .update();
    }

    private void later(Row row, int attempts, String why) {
        sql.sql("""
                        UPDATE inbound SET attempts = ?, error = ?, due = clock_timestamp() + ? * interval '1 millisecond'
                        WHERE connector = ? AND external_id = ?
                        """)
                .params(attempts, why, 250L << attempts, row.connector(), row.externalId())
                .update();
    }

    /** Removes what is too old. */
    @Scheduled(fixedRateString = "10m", initialDelayString = "10m")
    void forget() {
        try {
            sql.sql("""
                            UPDATE inbound SET content = NULL, due = NULL, error = 'It could not be handled within a day.'
                            WHERE due IS NOT NULL AND received_at < now() - ? * interval '1 second'
                            """).param(KEPT.toSeconds()).update();
            sql.sql("DELETE FROM inbound WHERE received_at < now() - ? * interval '1 second'")
                    .param(REMEMBERED.toSeconds())
                    .update();
        } catch (DataAccessException unreachable) {
            LOG.warn("What came in long ago could not be removed: {}", unreachable.getMessage());
        }
    }
}
