package dev.baton.desk.connected;

import dev.baton.conversation.ConversationId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Desks' own names for conversations. */
@Component
class DeskThreads {

    private final JdbcClient sql;

    DeskThreads(JdbcClient sql) {
        this.sql = sql;
    }

    /** A desk that takes a thread up again gives it to the latest conversation. */
    void opened(String desk, String reference, ConversationId conversation, long opening) {
        sql.sql("""
                        INSERT INTO desk_thread (desk, reference, conversation_id, opening) VALUES (?, ?, ?, ?)
                        ON CONFLICT (desk, reference) DO UPDATE
                            SET conversation_id = excluded.conversation_id, opening = excluded.opening
                        """).params(desk, reference, conversation.value(), opening).update();
    }

    /** The thread in which an event of the conversation belongs: that of the last opening before it. */
    Optional<String> reference(String desk, ConversationId conversation, long number) {
        return sql.sql("""
                        SELECT reference FROM desk_thread WHERE desk = ? AND conversation_id = ? AND opening <= ?
                        ORDER BY opening DESC LIMIT 1
                        """)
                .params(desk, conversation.value(), number)
                .query(String.class)
                .optional();
    }

    Optional<ConversationId> conversation(String desk, String reference) {
        return sql.sql("SELECT conversation_id FROM desk_thread WHERE desk = ? AND reference = ?")
                .params(desk, reference)
                .query(UUID.class)
                .optional()
                .map(ConversationId::new);
    }
}
