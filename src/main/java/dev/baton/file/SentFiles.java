package dev.baton.file;

import dev.baton.conversation.Actor;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.journal.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of files. What leaves it by being deleted, its bytes leave too; a conversation that goes takes its files along. */
@Component
public class SentFiles {

    private static final String COLUMNS = "id, conversation_id, name, kind, size, message, verdict";

    private final JdbcClient sql;

    SentFiles(JdbcClient sql) {
        this.sql = sql;
    }

    /** A check that is due. @param attempts before this one @param until when it is given up */
    record Check(SentFile file, int attempts, Instant until) {}

    /** A file of the conversation, whether or not it may be opened. */
    public Optional<SentFile> find(ConversationId conversation, UUID id) {
        return find(id).filter(file -> file.conversation().equals(conversation));
    }

    /** A file, whether or not it may be opened. */
    public Optional<SentFile> find(UUID id) {
        return sql.sql("SELECT " + COLUMNS + " FROM file WHERE id = ?")
                .param(id)
                .query(SentFiles::file)
                .optional();
    }

    /** The number of the message that an earlier upload with this id led to. */
    public Optional<Long> sentBefore(ConversationId conversation, Actor sender, String clientId) {
        return sql.sql("""
                        SELECT message FROM file
                        WHERE conversation_id = ? AND sender_kind = ? AND sender_id = ? AND client_id = ? AND message IS NOT NULL
                        """)
                .params(conversation.value(), Names.of(sender.kind()), sender.id(), clientId)
                .query(Long.class)
                .optional();
    }

    /** How many bytes the conversation's files take. */
    long bytesOf(ConversationId conversation) {
        return sql.sql("SELECT coalesce(sum(size), 0) FROM file WHERE conversation_id = ?")
                .param(conversation.value())
                .query(Long.class)
                .single();
    }

    /** Notes a file before its bytes are kept. @param checkUntil when the scanner's word is no longer awaited; empty: it is not asked */
    void note(SentFile file, Actor sender, String clientId, Instant at, Optional<Instant> checkUntil) {
        sql.sql("""
                        INSERT INTO file (id, conversation_id, sender_kind, sender_id, client_id, name, kind, size, verdict, check_until,
                                          created_at)
                        VALUES (:id, :conversation, :senderKind, :sender, :client, :name, :kind, :size, :verdict, :until, :at)
                        """)
                .param("id", file.id())
                .param("conversation", file.conversation().value())
                .param("senderKind", Names.of(sender.kind()))
                .param("sender", sender.id())
                .param("client", clientId)
                .param("name", file.name())
                .param("kind", file.kind().name())
                .param("size", file.size())
                .param("verdict", file.verdict().map(Names::of).orElse(null))
                .param("until", checkUntil.map(SentFiles::sqlTime).orElse(null))
                .param("at", sqlTime(at))
                .update();
    }

    /** The file's message is written; a check that it needs is due from now on. */
    public void sent(UUID id, long message, Instant at) {
        sql.sql("""
                        UPDATE file SET message = ?, check_due = CASE WHEN verdict IS NULL THEN ?::timestamptz END
                        WHERE id = ? AND message IS NULL
                        """).params(message, sqlTime(at), id).update();
    }

    /** Notes the message of an earlier upload with this id, where the log has it and its server could not note it. */
    public void catchUp(ConversationId conversation, Actor sender, String clientId, Instant at) {
        sql.sql("""
                        SELECT id FROM file
                        WHERE conversation_id = ? AND sender_kind = ? AND sender_id = ? AND client_id = ? AND message IS NULL
                        """)
                .params(conversation.value(), Names.of(sender.kind()), sender.id(), clientId)
                .query(UUID.class)
                .list()
                .forEach(id -> messageInLog(id).ifPresent(message -> sent(id, message, at)));
    }

    /** Forgets a file and, with it, its bytes. */
    public void forget(UUID id) {
        sql.sql("DELETE FROM file WHERE id = ?").param(id).update();
    }

    /** Takes checks that are due, for so long; who is not done by then leaves them to others. */
    List<Check> takeDue(int most, Instant now, Duration hold) {
        return sql.sql("UPDATE file SET check_due = :held, check_attempts = check_attempts + 1 WHERE id IN ("
                        + "SELECT id FROM file WHERE check_due <= :now ORDER BY check_due LIMIT :most FOR UPDATE SKIP LOCKED)"
                        + " RETURNING " + COLUMNS + ", check_attempts, check_until")
                .param("held", sqlTime(now.plus(hold)))
                .param("now", sqlTime(now))
                .param("most", most)
                .query((row, index) -> new Check(
                        file(row, index),
                        row.getInt("check_attempts") - 1,
                        row.getObject("check_until", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The check is to be tried again. */
    void again(UUID id, Instant due) {
        sql.sql("UPDATE file SET check_due = ? WHERE id = ? AND verdict IS NULL")
                .params(sqlTime(due), id)
                .update();
    }

    /** What the scanner said; it stays due until the conversation has been told. */
    void judged(UUID id, Event.Verdict verdict, Optional<String> why) {
        sql.sql("UPDATE file SET verdict = :verdict, reason = :why WHERE id = :id AND verdict IS NULL")
                .param("verdict", Names.of(verdict))
                .param("why", why.orElse(null))
                .param("id", id)
                .update();
    }

    /** Why the scanner rejected it, in its own words. */
    Optional<String> reason(UUID id) {
        return sql.sql("SELECT reason FROM file WHERE id = ? AND reason IS NOT NULL")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** The conversation has been told. */
    void told(UUID id) {
        sql.sql("UPDATE file SET check_due = NULL WHERE id = ?").param(id).update();
    }

    /** Files that were noted before then and whose message nobody has noted. */
    List<UUID> leftUnsent(Instant before, int most) {
        return sql.sql("SELECT id FROM file WHERE message IS NULL AND created_at < ? LIMIT ?")
                .params(sqlTime(before), most)
                .query(UUID.class)
                .list();
    }

    /** The number of the message that names the file, read from the log itself. */
    Optional<Long> messageInLog(UUID id) {
        return sql.sql("""
                        SELECT e.number FROM file f JOIN event e ON e.conversation_id = f.conversation_id
                           AND e.actor_kind = f.sender_kind AND e.actor_id = f.sender_id AND e.client_id = f.client_id
                        WHERE f.id = ? AND e.content -> 'file' ->> 'id' = f.id::text
                        """).param(id).query(Long.class).optional();
    }

    private static SentFile file(ResultSet row, int index) throws SQLException {
        long message = row.getLong("message");
        return new SentFile(
                row.getObject("id", UUID.class),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getLong("size"),
                message == 0 ? Optional.empty() : Optional.of(message),
                Optional.ofNullable(row.getString("verdict"))
                        .map(word -> Event.Verdict.valueOf(word.toUpperCase(Locale.ROOT))));
    }

    private static OffsetDateTime sqlTime(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
