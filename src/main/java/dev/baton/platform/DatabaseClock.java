package dev.baton.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The one clock of a node: it shows the database's time, so that all nodes agree. The difference to the machine's clock is
 * measured at the start and every minute. Times are exact to the microsecond, as the database keeps them.
 */
public class DatabaseClock extends Clock {

    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
    private static final int SAMPLES = 5;
    private static final Duration JUMP = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Clock machine;
    private volatile Duration offset;

    /** Measures the difference between {@code machine} and the database's clock. */
    public DatabaseClock(JdbcClient jdbc, Clock machine) {
        this.jdbc = jdbc;
        this.machine = machine;
        this.offset = sample();
    }

    /** Measures again; keeps the last difference while the database does not answer. */
    @Scheduled(fixedRateString = "60s", initialDelayString = "60s")
    public void measure() {
        try {
            var measured = sample();
            var change = measured.minus(offset);
            if (change.abs().compareTo(JUMP) > 0) {
                log.warn(
                        "The clock jumped by {} ms against the database's; this node follows the database",
                        change.toMillis());
            }
            offset = measured;
        } catch (DataAccessException e) {
            log.warn("The database's clock could not be read: {}", e.getMessage());
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("This clock shows UTC; convert what it shows where a zone is needed.");
    }

    /** The best of a few questions is the one that took the shortest. */
    private Duration sample() {
        var best = Duration.ZERO;
        var shortest = Duration.ofDays(1);
        for (var i = 0; i < SAMPLES; i++) {
            var asked = machine.instant();
            var database = Objects.requireNonNull(jdbc.sql("select clock_timestamp()")
                            .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                            .single())
                    .toInstant();
            var took = Duration.between(asked, machine.instant());
            if (took.compareTo(shortest) < 0) {
                shortest = took;
                best = Duration.between(asked.plus(took.dividedBy(2)), database);
            }
        }
        return best;
    }
}
