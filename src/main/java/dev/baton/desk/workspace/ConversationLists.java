package dev.baton.desk.workspace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.journal.StateCodec;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of the workspace (W3), a page at a time; a page goes on after the last row of the one before it. */
@Component
public final class ConversationLists {

    /** Beyond this a counter no longer counts; people read "999+". */
    public static final int MOST_COUNTED = 1_000;

    /** Which conversations. */
    public enum Kind {
        /** Waiting, in the order in which they are served. */
        QUEUE(
                "owner = 'queue'",
                "-priority, NOT returned, waiting_since, id",
                Parts.INT,
                Parts.FLAG,
                Parts.TIME,
                Parts.UUID),
        /** Mine, by who waits longest for us. */
        MINE("owner = 'agent' AND holder = :me::uuid", "id", Parts.UUID),
        /** With the bot, newest first. */
        BOT("owner = 'bot'", "owner_since DESC, id", Parts.TIME, Parts.UUID),
        /** Messages that customers left for later, the oldest first (A4). */
        INBOX("owner = 'inbox'", "owner_since, id", Parts.TIME, Parts.UUID),
        /** At desks of others, the longest there first. */
        DESK("owner = 'desk'", "owner_since, id", Parts.TIME, Parts.UUID),
        /** Handed over, wherever they are now, newest first. */
        HANDED_OVER("handed_over", "id DESC", Parts.UUID),
        /** Closed, the last closed first. */
        CLOSED("owner = 'closed'", "owner_since DESC, id", Parts.TIME, Parts.UUID),
        /** All that may be read, newest first. */
        ALL("true", "id DESC", Parts.UUID);

        private final String condition;
        private final String order;
        private final List<Pattern> key;

        Kind(String condition, String order, Pattern... key) {
            this.condition = condition;
            this.order = order;
            this.key = List.of(key);
        }
    }

    /** What the parts of a place in a list look like, as the database writes them. */
    private static final class Parts {
        static final Pattern INT = Pattern.compile("-?\\d{1,9}");
        static final Pattern FLAG = Pattern.compile("true|false");
        static final Pattern TIME =
                Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?[+-]\\d\\d(:\\d\\d)?");
        static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    /** Where a page goes on: the last row of the page before it. */
    public record Cursor(Kind kind, List<String> key) {

        /** Reads what {@link #text} wrote; empty for anything else. */
        public static Optional<Cursor> parse(Kind kind, String text) {
            try {
                byte[] decoded = Base64.getUrlDecoder().decode(text);
                List<String> key = List.of(new String(decoded, StandardCharsets.UTF_8).split("\\|", -1));
                boolean ours = key.size() == kind.key.size()
                        && IntStream.range(0, key.size())
                                .allMatch(
                                        i -> kind.key.get(i).matcher(key.get(i)).matches());
                return ours ? Optional.of(new Cursor(kind, key)) : Optional.empty();
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }

        /** As clients carry it. */
        public String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(String.join("|", key).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * What is asked for.
     *
     * @param me the agent who asks
     * @param all whether conversations of other agents are shown too
     * @param filters what narrows the list
     * @param after where the page before ended
     */
    public record Query(Kind kind, String me, boolean all, ListFilters filters, Optional<Cursor> after, int limit) {}

    /** A page; {@code next} goes on after it. */
    public record Page(List<Conversation> conversations, Optional<Cursor> next) {}

    /** How many there are, counted up to {@link #MOST_COUNTED}; closed ones of the last day. */
    public record Counters(int bot, int queue, int mine, int closed, int inbox, int desk, int handedOver) {}

    private static final String NOT_OTHERS = "(owner <> 'agent' OR holder = :me::uuid)";
    private static final String NOBODY = new UUID(0, 0).toString();

    private final JdbcClient sql;
    private final Cache<Boolean, Counters> counted =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    ConversationLists(JdbcClient sql) {
        this.sql = sql;
    }

    private record Row(Conversation state, Cursor cursor) {}

    /** One page of a list. */
    public Page page(Query query) {
        Kind kind = query.kind();
        var conditions = new ArrayList<String>(List.of(kind.condition));
        if ((kind == Kind.ALL || kind == Kind.HANDED_OVER) && !query.all()) {
            conditions.add(NOT_OTHERS);
        }
        conditions.addAll(query.filters().conditions());
        query.after().ifPresent(cursor -> conditions.add(goesOn(kind)));
        var statement = sql.sql(
                        "SELECT id, state, priority, returned, waiting_since, owner_since FROM conversation WHERE "
                                + String.join(" AND ", conditions) + " ORDER BY " + kind.order + " LIMIT :limit")
                .param("me", query.me())
                .params(query.filters().values())
                .param("limit", query.limit() + 1);
        List<String> key = query.after().map(Cursor::key).orElse(List.of());
        for (int i = 0; i < key.size(); i++) {
            statement = statement.param("c" + i, key.get(i));
        }
        List<Row> rows = statement.query((row, number) -> row(kind, row)).list();
        boolean more = rows.size() > query.limit();
        List<Row> shown = more ? rows.subList(0, query.limit()) : rows;
        List<Conversation> states = shown.stream().map(Row::state).toList();
        return new Page(
                kind == Kind.MINE ? byWaiting(states) : states,
                more ? Optional.of(shown.getLast().cursor()) : Optional.empty());
    }

    /** What takes a slot of the agent: held or offered. */
    public List<Conversation> heldBy(String agent) {
        return sql.sql("SELECT state FROM conversation WHERE holder = ?::uuid")
                .param(agent)
                .query((row, number) -> StateCodec.read(row.getString(1)))
                .list();
    }

    /** The versions of what takes a slot of these agents, by agent; one that holds nothing is left out. */
    Map<String, Map<ConversationId, Long>> versionsHeldBy(Collection<String> agents) {
        var held = new HashMap<String, Map<ConversationId, Long>>();
        sql.sql("SELECT holder, id, version FROM conversation WHERE holder = ANY (?::uuid[])")
                .param(agents.toArray(String[]::new))
                .query(row -> {
                    held.computeIfAbsent(row.getString(1), agent -> new HashMap<>())
                            .put(new ConversationId(row.getObject(2, UUID.class)), row.getLong(3));
                });
        return held;
    }

    /** The states of some conversations. */
    public List<Conversation> states(List<UUID> ids) {
        return sql.sql("SELECT state FROM conversation WHERE id = ANY (?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> StateCodec.read(row.getString(1)))
                .list();
    }

    /** The counters of all lists for one who may read other agents' conversations or not; of one's own, the agent's. */
    public Counters counters(String me, boolean all) {
        return sql.sql("""
                        SELECT (SELECT count(*) FROM (SELECT FROM conversation WHERE owner = 'bot' LIMIT :most) b),
                               (SELECT count(*) FROM (SELECT FROM conversation WHERE owner = 'queue' LIMIT :most) q),
                               (SELECT count(*) FROM conversation WHERE holder = :me::uuid AND owner = 'agent'),
                               (SELECT count(*) FROM (SELECT FROM conversation WHERE owner = 'closed'
                                   AND owner_since > now() - interval '1 day' LIMIT :most) c),
                               (SELECT count(*) FROM (SELECT FROM conversation WHERE owner = 'inbox' LIMIT :most) i),
                               (SELECT count(*) FROM (SELECT FROM conversation WHERE owner = 'desk' LIMIT :most) d),
                               (SELECT count(*) FROM (SELECT FROM conversation WHERE handed_over
                                   AND (:all OR owner <> 'agent' OR holder = :me::uuid) LIMIT :most) h)
                        """)
                .param("most", MOST_COUNTED)
                .param("me", me)
                .param("all", all)
                .query((row, number) -> new Counters(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)))
                .single();
    }

    /**
     * The same for one who knows how many are their own. The others are counted once for everybody who asks until
     * {@link #countAnew}.
     */
    public Counters counters(int mine, boolean all) {
        Counters shared = counted.get(all, key -> counters(NOBODY, all));
        int handedOver = all ? shared.handedOver() : Math.min(MOST_COUNTED, shared.handedOver() + mine);
        return new Counters(
                shared.bot(), shared.queue(), mine, shared.closed(), shared.inbox(), shared.desk(), handedOver);
    }

    /** Something has changed that is counted. */
    void countAnew() {
        counted.invalidateAll();
    }

    /** Who waits longest for an answer comes first; then who wrote last. */
    private static List<Conversation> byWaiting(List<Conversation> states) {
        return states.stream()
                .sorted(Comparator.comparing((Conversation state) ->
                                state.contact().waitsSince().orElse(Instant.MAX))
                        .thenComparing(Conversation::lastAt, Comparator.reverseOrder()))
                .toList();
    }

    private static String goesOn(Kind kind) {
        return switch (kind) {
            case QUEUE ->
                "(-priority, NOT returned, waiting_since, id) > (:c0::int, :c1::bool, :c2::timestamptz, :c3::uuid)";
            case BOT, CLOSED -> "(owner_since < :c0::timestamptz OR owner_since = :c0::timestamptz AND id > :c1::uuid)";
            case INBOX, DESK -> "(owner_since, id) > (:c0::timestamptz, :c1::uuid)";
            case MINE -> "id > :c0::uuid";
            case ALL, HANDED_OVER -> "id < :c0::uuid";
        };
    }

    private static Row row(Kind kind, ResultSet row) throws SQLException {
        String id = row.getString("id");
        List<String> key =
                switch (kind) {
                    case QUEUE ->
                        List.of(
                                Integer.toString(-row.getInt("priority")),
                                Boolean.toString(!row.getBoolean("returned")),
                                row.getString("waiting_since"),
                                id);
                    case BOT, INBOX, DESK, CLOSED -> List.of(row.getString("owner_since"), id);
                    case MINE, ALL, HANDED_OVER -> List.of(id);
                };
        return new Row(StateCodec.read(row.getString("state")), new Cursor(kind, key));
    }
}
