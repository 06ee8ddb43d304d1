package dev.baton.desk.connected;

import dev.baton.conversation.ConversationId;
import dev.baton.desk.ThreadNotes;
import dev.baton.platform.security.Sealing;
import dev.baton.platform.security.ServerKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conversations at desks that speak over streams: what is listened to, how far, and what connections note of them. */
@Component
class StreamRows implements ThreadNotes {

    private final JdbcClient sql;
    private final Sealing sealing;

    StreamRows(JdbcClient sql, ServerKeys keys) {
        this.sql = sql;
        this.sealing = new Sealing(keys, "desk-notes");
    }

    /** From now on it is listened to; whatever the conversation had before it, at whichever desk, no longer is. */
    void opened(String desk, String reference, ConversationId conversation) {
        leaves(conversation);
        sql.sql("""
                        INSERT INTO desk_stream (desk, reference, conversation_id) VALUES (?, ?, ?)
                        ON CONFLICT (desk, reference)
                            DO UPDATE SET conversation_id = excluded.conversation_id, over_at = NULL
                        """).params(desk, reference, conversation.value()).update();
    }

    /** Nothing of the conversation is listened to until it is opened anew. */
    void leaves(ConversationId conversation) {
        sql.sql("UPDATE desk_stream SET over_at = now() WHERE conversation_id = ? AND over_at IS NULL")
                .param(conversation.value())
                .update();
    }

    /** Lets go of those whose conversation is no longer at a desk. */
    void letGo() {
        sql.sql("""
                        UPDATE desk_stream s SET over_at = now()
                        WHERE s.over_at IS NULL AND s.conversation_id IS NOT NULL
                            AND NOT EXISTS (SELECT FROM conversation c WHERE c.id = s.conversation_id AND c.owner = 'desk')
                        """).update();
    }

    /** Forgets what has been over for a day, and what a desk never took. */
    void forget() {
        sql.sql("""
                        DELETE FROM desk_stream WHERE over_at < now() - interval '1 day'
                            OR conversation_id IS NULL AND begun_at < now() - interval '1 day'
                        """).update();
    }

    /** The desks of which something is to be heard. */
    List<String> desks() {
        return sql.sql("SELECT DISTINCT desk FROM desk_stream WHERE over_at IS NULL AND conversation_id IS NOT NULL")
                .query(String.class)
                .list();
    }

    /** What is to be heard of one. */
    Set<String> references(String desk) {
        return new TreeSet<>(sql.sql("""
                        SELECT reference FROM desk_stream
                        WHERE desk = ? AND over_at IS NULL AND conversation_id IS NOT NULL
                        """).param(desk).query(String.class).list());
    }

    Optional<String> position(String desk, String reference) {
        return sql.sql("SELECT position FROM desk_stream WHERE desk = ? AND reference = ? AND position <> ''")
                .params(desk, reference)
                .query(String.class)
                .optional();
    }

    void reached(String desk, String reference, String position) {
        sql.sql("UPDATE desk_stream SET position = ? WHERE desk = ? AND reference = ?")
                .params(position, desk, reference)
                .update();
    }

    @Override
    public Optional<String> of(String desk, String reference) {
        return sql.sql("SELECT notes FROM desk_stream WHERE desk = ? AND reference = ? AND notes IS NOT NULL")
                .params(desk, reference)
                .query(byte[].class)
                .optional()
                .flatMap(bytes -> sealing.open(bytes, place(desk, reference)));
    }

    @Override
    public void keep(String desk, String reference, String notes) {
        sql.sql("""
                        INSERT INTO desk_stream (desk, reference, notes) VALUES (?, ?, ?)
                        ON CONFLICT (desk, reference) DO UPDATE SET notes = excluded.notes
                        """)
                .params(desk, reference, sealing.seal(notes, place(desk, reference)))
                .update();
    }

    private static String place(String desk, String reference) {
        return desk + "\n" + reference;
    }
}
