package dev.baton.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.conversation.ConversationId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far customer and agents have read. Marks only move forward. How far agents have read is remembered and kept current
 * by the hints of other nodes.
 */
@Component
final class ReadMarks {

    /** The customer's mark, and the one that all agents share. */
    enum Reader {
        CUSTOMER,
        AGENT
    }

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 50_000;

    private final JdbcClient sql;
    private final Cache<ConversationId, Long> agents = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .build();

    ReadMarks(JdbcClient sql) {
        this.sql = sql;
    }

    /** Moves the mark; false if it stood there already. */
    boolean read(ConversationId id, Reader reader, long number) {
        boolean moved = sql.sql("""
                        INSERT INTO read_mark AS mark (conversation_id, reader, number) VALUES (?, ?, ?)
                        ON CONFLICT (conversation_id, reader) DO UPDATE SET number = excluded.number
                        WHERE mark.number < excluded.number
                        """)
                        .params(id.value(), reader.name().toLowerCase(java.util.Locale.ROOT), number)
                        .update()
                > 0;
        agents.invalidate(id);
        return moved;
    }

    /** Another node moved a mark. */
    void moved(ConversationId id) {
        agents.invalidate(id);
    }

    /** Other nodes may have moved any mark. */
    void movedUnheard() {
        agents.invalidateAll();
    }

    /** How far agents have read; remembered, for it is asked with every message. 0 where they have not. */
    long agent(ConversationId id) {
        return agents.get(id, key -> agents(List.of(key)).getOrDefault(key.toString(), 0L));
    }

    /** The marks by reader; 0 where nobody has read. */
    Map<String, Long> of(ConversationId id) {
        var marks = new HashMap<>(Map.of("customer", 0L, "agent", 0L));
        sql.sql("SELECT reader, number FROM read_mark WHERE conversation_id = ?")
                .param(id.value())
                .query(row -> {
                    marks.put(row.getString(1), row.getLong(2));
                });
        return marks;
    }

    /** How far agents have read in each of these, by the conversation's id; missing where they have not. */
    Map<String, Long> agents(List<ConversationId> ids) {
        var marks = new HashMap<String, Long>();
        sql.sql("SELECT conversation_id, number FROM read_mark WHERE reader = 'agent' AND conversation_id = ANY (?)")
                .param(ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(row -> {
                    marks.put(new ConversationId(row.getObject(1, UUID.class)).toString(), row.getLong(2));
                });
        return marks;
    }
}
