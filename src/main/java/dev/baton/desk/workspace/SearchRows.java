package dev.baton.desk.workspace;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table that conversations are found by: which rows are behind, and bringing them up. */
@Component
class SearchRows {

    /** A conversation has so many different words at most; what is said after that is not found. */
    static final int MOST_WORDS = 20_000;

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;

    SearchRows(JdbcClient sql, JdbcTemplate jdbc) {
        this.sql = sql;
        this.jdbc = jdbc;
    }

    /**
     * A step of the walk.
     *
     * @param behind whose rows are missing or behind
     * @param last where to go on; empty at the end
     */
    record Page(List<UUID> behind, Optional<UUID> last) {}

    private record Looked(UUID id, boolean behind) {}

    /** What is to be added to a conversation's row. */
    private record Addition(long from, long to, Set<String> words, Set<String> agents, Set<String> teams) {}

    /** The next conversations after one, in the order of their ids. */
    Page look(UUID after, int limit) {
        List<Looked> page = sql.sql("""
                        SELECT c.id, c.version > coalesce(s.version, 0)
                          FROM conversation c LEFT JOIN conversation_search s ON s.conversation_id = c.id
                         WHERE c.id > ? ORDER BY c.id LIMIT ?
                        """)
                .params(after, limit)
                .query((row, number) -> new Looked(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
        return new Page(
                page.stream().filter(Looked::behind).map(Looked::id).toList(),
                page.size() < limit
                        ? Optional.empty()
                        : Optional.of(page.getLast().id()));
    }

    /** Makes the rows tell all that the conversations' logs have now. */
    void bringUp(List<UUID> ids) {
        Map<UUID, Addition> additions = behind(ids);
        if (additions.isEmpty()) {
            return;
        }
        read(additions);
        jdbc.batchUpdate("""
                INSERT INTO conversation_search AS known (conversation_id, version, words, agents, teams)
                VALUES (?, ?, array_to_tsvector(?), ?, ?)
                ON CONFLICT (conversation_id) DO UPDATE
                   SET version = excluded.version,
                       words = CASE WHEN length(known.words) < %d THEN known.words || excluded.words ELSE known.words END,
                       agents = ARRAY(SELECT unnest(known.agents) UNION SELECT unnest(excluded.agents)),
                       teams = ARRAY(SELECT unnest(known.teams) UNION SELECT unnest(excluded.teams))
                 WHERE known.version < excluded.version
                """.formatted(MOST_WORDS), additions.entrySet(), additions.size(), (statement, entry) -> {
            Addition addition = entry.getValue();
            statement.setObject(1, entry.getKey());
            statement.setLong(2, addition.to());
            statement.setArray(3, array(statement, addition.words()));
            statement.setArray(4, array(statement, addition.agents()));
            statement.setArray(5, array(statement, addition.teams()));
        });
    }

    private Map<UUID, Addition> behind(List<UUID> ids) {
        var additions = new HashMap<UUID, Addition>();
        sql.sql("""
                        SELECT c.id, c.version, coalesce(s.version, 0), concat_ws(' ', c.state #>> '{visitor,name}',
                               c.state #>> '{visitor,email}', c.state #>> '{visitor,externalId}')
                          FROM conversation c LEFT JOIN conversation_search s ON s.conversation_id = c.id
                         WHERE c.id = ANY (?) AND c.version > coalesce(s.version, 0)
                        """).param(ids.toArray(UUID[]::new)).query(row -> {
            var words = new LinkedHashSet<>(SearchWords.of(row.getString(4)));
            additions.put(
                    row.getObject(1, UUID.class),
                    new Addition(row.getLong(3), row.getLong(2), words, new LinkedHashSet<>(), new LinkedHashSet<>()));
        });
        return additions;
    }

    private void read(Map<UUID, Addition> additions) {
        var parts = List.copyOf(additions.entrySet());
        UUID[] ids = parts.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
        Long[] from = parts.stream().map(part -> part.getValue().from()).toArray(Long[]::new);
        Long[] to = parts.stream().map(part -> part.getValue().to()).toArray(Long[]::new);
        sql.sql("""
                        SELECT e.conversation_id, e.content ->> 'text', e.facts ->> 'agent', e.facts #>> '{target,team}'
                          FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS part (id, low, high)
                          JOIN event e ON e.conversation_id = part.id AND e.number > part.low AND e.number <= part.high
                         WHERE e.type IN ('message', 'note', 'agent.joined', 'handover.queued')
                        """).params(ids, from, to).query(row -> {
            Addition addition = additions.get(row.getObject(1, UUID.class));
            if (addition != null) {
                Optional.ofNullable(row.getString(2)).map(SearchWords::of).ifPresent(said -> said.stream()
                        .limit(MOST_WORDS - addition.words().size())
                        .forEach(addition.words()::add));
                Optional.ofNullable(row.getString(3)).ifPresent(addition.agents()::add);
                Optional.ofNullable(row.getString(4)).ifPresent(addition.teams()::add);
            }
        });
    }

    private static Array array(PreparedStatement statement, Set<String> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray());
    }
}
