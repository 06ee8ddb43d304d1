package dev.baton.desk.workspace;

import dev.baton.conversation.ConversationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The list of visitors who may not write any more (W10). Whether one may is decided by the conversation's state; the list is
 * written before it and cleared after it, so that nobody is blocked without standing in it.
 */
@Component
public final class BlockedVisitors {

    /** So many are listed, the newest first. */
    public static final int MOST_LISTED = 500;

    private final JdbcClient sql;

    BlockedVisitors(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One of them.
     *
     * @param conversation in which they were blocked
     * @param at since when
     * @param byName who did it
     * @param reason why, in their words
     */
    public record Entry(ConversationId conversation, Instant at, String byName, String reason) {}

    /** Adds one; who is in the list stays as they are. */
    public void add(ConversationId id, Instant at, UUID by, String byName, String reason) {
        sql.sql("""
                        INSERT INTO blocked_visitor (conversation_id, at, by_id, by_name, reason) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (conversation_id) DO NOTHING
                        """)
                .params(id.value(), at.atOffset(ZoneOffset.UTC), by, byName, reason)
                .update();
    }

    /** Takes one off the list. */
    public void remove(ConversationId id) {
        sql.sql("DELETE FROM blocked_visitor WHERE conversation_id = ?")
                .param(id.value())
                .update();
    }

    /** All of them, the newest first. */
    public List<Entry> all() {
        return sql.sql("SELECT conversation_id, at, by_name, reason FROM blocked_visitor ORDER BY at DESC LIMIT ?")
                .param(MOST_LISTED)
                .query((row, number) -> new Entry(
                        new ConversationId(row.getObject(1, UUID.class)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }
}
