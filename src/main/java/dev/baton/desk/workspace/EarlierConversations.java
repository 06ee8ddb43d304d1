package dev.baton.desk.workspace;

import dev.baton.conversation.ConversationId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which conversations are of one customer (W5): those that a browser began while it could prove to have had the one before, and
 * those of a customer who is {@link KnownVisitors known}. An id that the site merely says proves nothing and joins nothing (C6).
 */
@Component
public final class EarlierConversations {

    /** So many are told of, the newest first. */
    public static final int MOST = 20;

    private final JdbcClient sql;

    EarlierConversations(JdbcClient sql) {
        this.sql = sql;
    }

    /** A conversation goes on where an earlier one of the same browser was. Saying it twice changes nothing. */
    public void follows(ConversationId next, ConversationId earlier) {
        sql.sql("""
                        WITH first AS (
                            SELECT coalesce((SELECT visitor FROM visitor_conversation WHERE conversation_id = :earlier),
                                            :earlier) AS visitor)
                        INSERT INTO visitor_conversation (conversation_id, visitor)
                        SELECT part.id, first.visitor FROM first, (VALUES (:earlier::uuid), (:next::uuid)) AS part (id)
                        ON CONFLICT (conversation_id) DO NOTHING
                        """)
                .param("next", next.value())
                .param("earlier", earlier.value())
                .update();
    }

    /** The customer's conversations before this one, the newest first. */
    public List<UUID> before(ConversationId id) {
        return sql.sql("""
                        SELECT same.id FROM (%s) AS same (id) WHERE same.id < :id ORDER BY same.id DESC LIMIT :most
                        """.formatted(KnownVisitors.SAME_PERSON))
                .param("id", id.value())
                .param("most", MOST)
                .query(UUID.class)
                .list();
    }
}
