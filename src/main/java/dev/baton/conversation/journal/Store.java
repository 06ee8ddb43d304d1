package dev.baton.conversation.journal;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Recorded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the {@link Journal} wrote. */
public final class Store {

    private static final int FOLD_PAGE = 1_000;

    private final JdbcClient sql;

    public Store(JdbcClient sql) {
        this.sql = sql;
    }

    /** A state was written by a later release; this one decides nothing on it. */
    public static final class NewerFormat extends RuntimeException {
        NewerFormat(ConversationId id) {
            super("Conversation " + id + " was written by a later release");
        }
    }

    private record StoredState(short format, String state) {}

    /** The state; folded anew from the log where it was stored in an older format. */
    public Optional<Conversation> find(ConversationId id) {
        return sql.sql("SELECT format, state FROM conversation WHERE id = ?")
                .param(id.value())
                .query((row, index) -> new StoredState(row.getShort(1), row.getString(2)))
                .optional()
                .map(stored -> read(id, stored));
    }

    private Conversation read(ConversationId id, StoredState stored) {
        if (stored.format() > StateCodec.FORMAT) {
            throw new NewerFormat(id);
        }
        return stored.format() == StateCodec.FORMAT ? StateCodec.read(stored.state()) : fold(id);
    }

    /** The state as the log has it. */
    public Conversation fold(ConversationId id) {
        List<Recorded> page = events(id, 0, FOLD_PAGE);
        Conversation state = Conversation.start(id, page.getFirst());
        for (int from = 1; !page.isEmpty(); from = 0) {
            for (Recorded recorded : page.subList(from, page.size())) {
                state = state.apply(recorded);
            }
            page = events(id, state.number(), FOLD_PAGE);
        }
        return state;
    }

    /** A page of the log after the given number. */
    public List<Recorded> events(ConversationId id, long after, int limit) {
        return sql.sql("""
                        SELECT number, at, type, format, actor_kind, actor_id, actor_name, client_id, facts, content
                        FROM event WHERE conversation_id = ? AND number > ? ORDER BY number LIMIT ?
                        """)
                .params(id.value(), after, limit)
                .query(Store::recorded)
                .list();
    }

    /** The conversation that a start with this origin led to. */
    public Optional<ConversationId> byOrigin(String origin) {
        return sql.sql("SELECT id FROM conversation WHERE origin = ?")
                .param(origin)
                .query(UUID.class)
                .optional()
                .map(ConversationId::new);
    }

    /** The answer to an earlier command with this key. */
    public Optional<Long> answered(ConversationId id, Actor sender, String clientId) {
        return sql.sql("""
                        SELECT number FROM event
                        WHERE conversation_id = ? AND actor_kind = ? AND actor_id = ? AND client_id = ?
                        """)
                .params(id.value(), Names.of(sender.kind()), sender.id(), clientId)
                .query(Long.class)
                .optional();
    }

    /** Conversations whose deadline may have passed by then, the oldest first, but for some. */
    public List<ConversationId> due(Instant then, Collection<ConversationId> except, int limit) {
        return sql
                .sql("""
                        SELECT id FROM conversation WHERE deadline <= ?::timestamptz AND id <> ALL (?)
                        ORDER BY deadline LIMIT ?
                        """)
                .params(
                        then.toString(),
                        except.stream().map(ConversationId::value).toArray(UUID[]::new),
                        limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    /** Puts the column right after it fired too early; does nothing if the conversation has moved on. */
    public void rearm(Conversation state, Optional<Instant> deadline) {
        sql.sql("UPDATE conversation SET deadline = ?::timestamptz WHERE id = ? AND version = ?")
                .param(deadline.map(Instant::toString).orElse(null))
                .param(state.id().value())
                .param(state.number())
                .update();
    }

    /** Conversations that take a slot of the agent: offered or held. */
    public List<ConversationId> heldBy(String agent) {
        return sql
                .sql("SELECT id FROM conversation WHERE holder = ?::uuid")
                .param(agent)
                .query(UUID.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    private static Recorded recorded(ResultSet row, int index) throws SQLException {
        return new Recorded(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(
                        Names.actorKind(row.getString("actor_kind")),
                        row.getString("actor_id"),
                        row.getString("actor_name")),
                Optional.ofNullable(row.getString("client_id")),
                EventCodec.read(
                        row.getString("type"),
                        row.getShort("format"),
                        row.getString("facts"),
                        row.getString("content")));
    }
}
