package dev.baton.delivery;

import dev.baton.platform.security.Sealing;
import dev.baton.platform.security.ServerKeys;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what opens other systems: encrypted, bound to owner and name, and never given to anybody but the code that calls. */
@Component
public class Credentials {

    private final JdbcClient sql;
    private final Sealing sealing;

    Credentials(JdbcClient sql, ServerKeys keys) {
        this.sql = sql;
        this.sealing = new Sealing(keys, "credentials");
    }

    /** Keeps some; others of the owner stay. An empty value removes one. */
    public void keep(String owner, Map<String, String> values) {
        values.forEach((name, value) -> {
            if (value.isBlank()) {
                sql.sql("DELETE FROM credential WHERE owner = ? AND name = ?")
                        .params(owner, name)
                        .update();
            } else {
                sql.sql("""
                                INSERT INTO credential (owner, name, value) VALUES (?, ?, ?)
                                ON CONFLICT (owner, name) DO UPDATE SET value = excluded.value, changed_at = now()
                                """)
                        .params(owner, name, sealing.seal(value, place(owner, name)))
                        .update();
            }
        });
    }

    /** All that the owner has; what was kept under another key is missing. */
    public Secrets of(String owner) {
        var values = new HashMap<String, String>();
        sql.sql("SELECT name, value FROM credential WHERE owner = ?")
                .param(owner)
                .query(row -> {
                    String name = row.getString(1);
                    sealing.open(row.getBytes(2), place(owner, name)).ifPresent(value -> values.put(name, value));
                });
        return new Secrets(values);
    }

    /** When each of the owner's was set last, by name: what may be told of them (S3). */
    public Map<String, Instant> changed(String owner) {
        var changed = new HashMap<String, Instant>();
        sql.sql("SELECT name, changed_at FROM credential WHERE owner = ?")
                .param(owner)
                .query(row -> {
                    changed.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return changed;
    }

    /** Forgets all that the owner has. */
    public void forget(String owner) {
        sql.sql("DELETE FROM credential WHERE owner = ?").param(owner).update();
    }

    private static String place(String owner, String name) {
        return owner + "\n" + name;
    }
}
