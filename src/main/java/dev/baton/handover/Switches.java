package dev.baton.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Handover that people have switched off during an incident (A2), for an assistant, a team or a desk. Every decision reads
 * them, so a switch counts on every node at once; one with an end switches itself on again.
 */
@Component
final class Switches {

    private static final String COLUMNS = "kind, id, until, message, off_by, off_at";

    private final JdbcClient sql;
    private final Clock clock;

    Switches(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What can be switched off. */
    enum Kind {
        ASSISTANT,
        TEAM,
        DESK;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that is off.
     *
     * @param kind whether an assistant, a team or a desk
     * @param id which
     * @param until when it is on again by itself
     * @param message what customers are told in place of the assistant's text
     * @param by the name of who switched it off
     * @param at when
     */
    record Off(Kind kind, String id, Optional<Instant> until, Optional<String> message, String by, Instant at) {}

    /** Switches it off, or changes until when and with which words. */
    void off(Off off) {
        sql.sql("""
                        INSERT INTO handover_switch (kind, id, until, message, off_by, off_at)
                        VALUES (?, ?, ?::timestamptz, ?, ?, ?::timestamptz)
                        ON CONFLICT (kind, id) DO UPDATE SET until = excluded.until, message = excluded.message,
                            off_by = excluded.off_by, off_at = excluded.off_at
                        """)
                .param(off.kind().wire())
                .param(off.id())
                .param(off.until().map(Instant::toString).orElse(null))
                .param(off.message().orElse(null))
                .param(off.by())
                .param(off.at().toString())
                .update();
    }

    /** Switches it on again; nothing happens if it is on. */
    void on(Kind kind, String id) {
        sql.sql("DELETE FROM handover_switch WHERE kind = ? AND id = ?")
                .params(kind.wire(), id)
                .update();
    }

    /** All that is off now. */
    List<Off> all() {
        return sql.sql("SELECT " + COLUMNS + " FROM handover_switch WHERE until IS NULL OR until > ?::timestamptz "
                        + "ORDER BY kind, id")
                .param(clock.instant().toString())
                .query(Switches::row)
                .list();
    }

    /** What keeps this assistant from handing over to this team at this desk now; the assistant's own switch first. */
    Optional<Off> offFor(String assistant, String team, String desk) {
        return sql
                .sql("SELECT " + COLUMNS + " FROM handover_switch WHERE (until IS NULL OR until > ?::timestamptz) "
                        + "AND (kind = 'assistant' AND id = ? OR kind = 'team' AND id = ? OR kind = 'desk' AND id = ?) "
                        + "ORDER BY kind")
                .params(clock.instant().toString(), assistant, team, desk)
                .query(Switches::row)
                .list()
                .stream()
                .findFirst();
    }

    private static Off row(ResultSet row, int number) throws SQLException {
        return new Off(
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("id"),
                Optional.ofNullable(row.getObject("until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("message")),
                row.getString("off_by"),
                row.getObject("off_at", OffsetDateTime.class).toInstant());
    }
}
