package dev.baton.conversation.lane;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The router's lease, changing hands as a test wants. */
final class Terms {

    private final JdbcClient sql;

    Terms(JdbcClient sql) {
        this.sql = sql;
    }

    /** Another router takes over. */
    void raise() {
        sql.sql("INSERT INTO lease (name, owner, term, until) VALUES ('router', 'node', 1, now())"
                        + " ON CONFLICT (name) DO UPDATE SET term = lease.term + 1")
                .update();
    }

    /** The term now; 0 before the first router. */
    long current() {
        return sql.sql("SELECT coalesce(max(term), 0) FROM lease WHERE name = 'router'")
                .query(Long.class)
                .single();
    }
}
