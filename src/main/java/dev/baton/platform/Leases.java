package dev.baton.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Elects one holder for a duty among all nodes, by a row in the database and the database's clock. A holder renews well
 * before its lease ends. One that was paused may believe in a lease that is over: what it does carries the term, and
 * whoever applies it refuses a term older than the row's.
 */
@Component
public class Leases {

    private final JdbcClient jdbc;

    /** Leases in the database behind {@code jdbc}. */
    public Leases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A duty held for a time.
     *
     * @param name the duty
     * @param owner who holds it
     * @param term rises by one with every taking, so that of two holders the later has the higher
     * @param until when it ends unless renewed, by the database's clock
     */
    public record Lease(String name, String owner, long term, Instant until) {}

    /**
     * Takes a duty that nobody holds, whose time is over, or that {@code owner} has already (a new term all the same).
     *
     * @return the lease, or empty while somebody else holds it
     */
    public Optional<Lease> tryAcquire(String name, String owner, Duration time) {
        return jdbc.sql("""
                        insert into lease as held (name, owner, term, until)
                        values (:name, :owner, 1, clock_timestamp() + :millis * interval '1 millisecond')
                        on conflict (name) do update
                           set owner = excluded.owner, term = held.term + 1, until = excluded.until
                         where held.until <= clock_timestamp() or held.owner = excluded.owner
                        returning term, until""")
                .param("name", name)
                .param("owner", owner)
                .param("millis", time.toMillis())
                .query((row, number) -> new Lease(
                        name,
                        owner,
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Holds a duty longer.
     *
     * @return the lease with its new end, or empty if it was over or somebody else has it: stop at once
     */
    public Optional<Lease> renew(Lease lease, Duration time) {
        return jdbc.sql("""
                        update lease set until = clock_timestamp() + :millis * interval '1 millisecond'
                         where name = :name and owner = :owner and term = :term and until > clock_timestamp()
                        returning until""")
                .param("name", lease.name())
                .param("owner", lease.owner())
                .param("term", lease.term())
                .param("millis", time.toMillis())
                .query((row, number) -> new Lease(
                        lease.name(),
                        lease.owner(),
                        lease.term(),
                        row.getObject(1, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Ends all leases, whoever has them; for a node that knows itself to be alone. Terms go on rising. */
    public void endAll() {
        jdbc.sql("update lease set until = clock_timestamp() where until > clock_timestamp()")
                .update();
    }

    /** Gives a duty up, so that another may take it at once; nothing happens if it is no longer held. */
    public void release(Lease lease) {
        jdbc.sql("update lease set until = clock_timestamp() where name = ? and owner = ? and term = ?")
                .params(lease.name(), lease.owner(), lease.term())
                .update();
    }
}
