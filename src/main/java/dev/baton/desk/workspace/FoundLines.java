package dev.baton.desk.workspace;

import dev.baton.conversation.ConversationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which line of a conversation a search has found, to show it in the list (W3). */
@Component
public final class FoundLines {

    /** So many lines of each conversation are looked at, the newest first. */
    static final int LOOKED_AT = 200;

    private static final int EXCERPT = 200;

    private final JdbcClient sql;

    FoundLines(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A line.
     *
     * @param number of the event
     * @param text its beginning
     */
    public record Line(long number, String text) {}

    /** The newest line with most of the words, by conversation; none where only a name was found. */
    public Map<ConversationId, Line> of(List<ConversationId> ids, String typed) {
        Set<String> words = SearchWords.of(typed);
        var lines = new HashMap<ConversationId, Line>();
        var hits = new HashMap<ConversationId, Long>();
        sql.sql("""
                        SELECT found.id, line.number, line.text FROM unnest(?::uuid[]) AS found (id)
                         CROSS JOIN LATERAL (
                               SELECT number, content ->> 'text' AS text FROM event
                                WHERE conversation_id = found.id AND type IN ('message', 'note') AND content ->> 'text' IS NOT NULL
                                ORDER BY number DESC LIMIT ?) line
                        """)
                .params(ids.stream().map(ConversationId::value).toArray(UUID[]::new), LOOKED_AT)
                .query(row -> {
                    var id = new ConversationId(row.getObject(1, UUID.class));
                    String text = row.getString(3);
                    long found = SearchWords.hits(words, text);
                    if (found > hits.getOrDefault(id, 0L)) {
                        hits.put(id, found);
                        lines.put(id, new Line(row.getLong(2), beginning(text)));
                    }
                });
        return lines;
    }

    private static String beginning(String text) {
        return text.length() <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, EXCERPT)));
    }
}
