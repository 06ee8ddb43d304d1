package dev.baton.conversation.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the log's partitions ahead of time: one for each month (UTC) in which conversations start, this month's and the
 * next two. A conversation's events are together in the month of its start, for its id begins with the time, so that a
 * whole month can be set apart or dropped.
 *
 * <p>All nodes may do this at once. A partition is filled in as a table of its own and then attached, which blocks writers
 * for a moment only and gives up after a second if somebody holds the table; the next hour tries again. What came before
 * its partition stands in the default one, and then that month stays there: rows are never moved.
 */
@Component
public class EventPartitions implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(EventPartitions.class);
    private static final int MONTHS_AHEAD = 2;

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final Clock clock;

    /** Partitions of the log in the database behind {@code sql}, on which {@code transactions} run too. */
    public EventPartitions(JdbcClient sql, TransactionOperations transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Before the first event is written; a failure here is one of the database and stops the start. */
    @Override
    public void afterPropertiesSet() {
        makeAhead();
    }

    /** Later failures leave two months to find out. */
    @Scheduled(fixedRateString = "1h", initialDelayString = "1h")
    void keepAhead() {
        try {
            makeAhead();
        } catch (DataAccessException failure) {
            LOG.warn("Partitions of the log could not be made: {}", failure.getMessage());
        }
    }

    /** Makes those that are missing. */
    public void makeAhead() {
        var thisMonth = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            make(thisMonth.plusMonths(ahead));
        }
    }

    private void make(YearMonth month) {
        String name = "event_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
        if (exists(name)) {
            return;
        }
        try {
            transactions.executeWithoutResult(status -> {
                sql.sql("SELECT pg_advisory_xact_lock(hashtextextended('event partitions', 0)) IS NULL")
                        .query(Boolean.class)
                        .single();
                sql.sql("SET LOCAL lock_timeout = '1s'").update();
                if (!exists(name)) {
                    attach(name, month);
                }
            });
        } catch (DataIntegrityViolationException occupied) {
            LOG.warn("Events of {} stand in the default partition and stay there", month);
        }
    }

    private void attach(String name, YearMonth month) {
        sql.sql("CREATE TABLE %s (LIKE event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)".formatted(name))
                .update();
        sql.sql("ALTER TABLE event ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(name, firstIdOf(month), firstIdOf(month.plusMonths(1))))
                .update();
        LOG.info("Made the log's partition {}", name);
    }

    /** Read from the catalog's tables: to_regclass would trust what this session remembers. */
    private boolean exists(String name) {
        return sql.sql("""
                        SELECT EXISTS (SELECT FROM pg_inherits JOIN pg_class ON oid = inhrelid
                                       WHERE inhparent = 'event'::regclass AND relname = ?)
                        """).param(name).query(Boolean.class).single();
    }

    /** The least id of a conversation that starts in the month: 48 bits of milliseconds, then nothing. */
    private static UUID firstIdOf(YearMonth month) {
        Instant start = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new UUID(start.toEpochMilli() << 16, 0);
    }
}
