package dev.baton.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps values that must not be read by whoever reads the database (D12): encrypted with AES-256-GCM under a key of the
 * server's own, bound to owner and name so that a row put in another's place cannot be read, and for a limited time.
 */
@Component
public class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    private final JdbcClient sql;
    private final Clock clock;
    private final Sealing sealing;

    Vault(ServerKeys keys, JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.sealing = new Sealing(keys, "private-values");
    }

    /** Keeps a value for a time; an earlier one of this name is replaced. */
    public void keep(UUID owner, String name, String value, Duration time) {
        sql.sql("""
                        INSERT INTO kept_value (owner, name, value, expires_at) VALUES (?, ?, ?, ?::timestamptz)
                        ON CONFLICT (owner, name) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
                        """)
                .params(
                        owner,
                        name,
                        sealing.seal(value, place(owner, name)),
                        clock.instant().plus(time).toString())
                .update();
    }

    /** The value; empty if there is none, its time is over, or it was kept under another key. */
    public Optional<String> read(UUID owner, String name) {
        return sql.sql("SELECT value FROM kept_value WHERE owner = ? AND name = ? AND expires_at > ?::timestamptz")
                .params(owner, name, clock.instant().toString())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .flatMap(kept -> sealing.open(kept, place(owner, name)));
    }

    /** Forgets one value. */
    public void forget(UUID owner, String name) {
        sql.sql("DELETE FROM kept_value WHERE owner = ? AND name = ?")
                .params(owner, name)
                .update();
    }

    /** Forgets all values of an owner. */
    public void forget(UUID owner) {
        sql.sql("DELETE FROM kept_value WHERE owner = ?").param(owner).update();
    }

    /** Forgets what is over. */
    @Scheduled(fixedRateString = "10m", initialDelayString = "10m")
    void forgetWhatIsOver() {
        try {
            sql.sql("DELETE FROM kept_value WHERE expires_at <= ?::timestamptz")
                    .param(clock.instant().toString())
                    .update();
        } catch (DataAccessException unreachable) {
            LOG.warn("Private values whose time is over could not be removed: {}", unreachable.getMessage());
        }
    }

    private static String place(UUID owner, String name) {
        return owner + ":" + name;
    }
}
