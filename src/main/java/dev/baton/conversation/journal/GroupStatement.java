package dev.baton.conversation.journal;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Writes a group of entries with one statement, which is one round trip and one transaction. Each member stands on its
 * own: one that is stale, repeated or over capacity is left out by the statement itself and the others are written.
 *
 * <p>Rows are locked by id before anything changes: conversations first, then the router's lease, then agents. What the
 * locks return is current even where the statement's snapshot is not, so that versions and loads are judged as they are.
 * A repeated client id needs no lock: it can only have been written since the state was read by somebody who also
 * raised the version.
 */
final class GroupStatement implements AutoCloseable {

    private static final String MEMBERS = """
            WITH m AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::int8[], ?::int8[], ?::text[], ?::int8[], ?::text[], ?::timestamptz[],
                                     ?::text[], ?::text[], ?::text[], ?::uuid[], ?::int4[], ?::bool[], ?::timestamptz[],
                                     ?::uuid[], ?::int4[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                                     ?::text[], ?::text[], ?::text[], ?::int8[])
                    AS m (id, expected, version, state, epoch, owner, owner_since,
                          assistant, team, skill, wanted_agent, priority, returned, waiting_since,
                          holder, weight, accepted_at, deadline, origin,
                          key_kind, key_actor, key, term)),
            known AS MATERIALIZED (
                SELECT m.id, e.number FROM m JOIN event e ON e.conversation_id = m.id
                    AND e.actor_kind = m.key_kind AND e.actor_id = m.key_actor AND e.client_id = m.key
                WHERE m.expected > 0),
            locked AS MATERIALIZED (
                SELECT c.id, c.version FROM conversation c WHERE c.id = ANY (?::uuid[]) ORDER BY c.id FOR NO KEY UPDATE),
            """;

    private static final String SOUND_WITHOUT_CLAIMS = """
            sound AS MATERIALIZED (
                SELECT m.id, 0 AS load, 0 AS cap, false AS over, false AS alone, false AS old_term
                FROM m JOIN locked ON locked.id = m.id AND locked.version = m.expected
                WHERE NOT EXISTS (SELECT FROM known WHERE known.id = m.id)),
            """;

    /**
     * Claims on one agent are counted in the order of the members, those that turn out not to fit included: what was only
     * crowded out by others of its group ({@code alone}) is not judged. A slot that a member gives back counts for the
     * others only if the member takes none, for it may yet be refused.
     */
    private static final String SOUND_WITH_CLAIMS = """
            term AS MATERIALIZED (
                SELECT term FROM lease WHERE name = 'router' AND (SELECT count(*) FROM locked) >= 0
                    AND EXISTS (SELECT FROM m WHERE m.term > 0) FOR SHARE),
            current AS MATERIALIZED (
                SELECT m.id, m.term > 0 AND m.term IS DISTINCT FROM (SELECT term FROM term) AS old_term
                FROM m JOIN locked ON locked.id = m.id AND locked.version = m.expected
                WHERE NOT EXISTS (SELECT FROM known WHERE known.id = m.id)),
            claim AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::int4[], ?::bool[], ?::bool[])
                    WITH ORDINALITY AS claim (id, agent, delta, forced, takes, place)
                WHERE id IN (SELECT id FROM current WHERE NOT old_term)),
            agent AS MATERIALIZED (
                SELECT a.agent_id, a.load, a.cap FROM agent_load a
                WHERE a.agent_id IN (SELECT agent FROM claim) AND (SELECT count(*) FROM locked) >= 0
                ORDER BY a.agent_id FOR NO KEY UPDATE),
            taking AS MATERIALIZED (
                SELECT claim.id, claim.delta, claim.forced, agent.load, agent.cap,
                       sum(CASE WHEN claim.delta < 0 AND claim.takes THEN 0 ELSE claim.delta END)
                           OVER (PARTITION BY claim.agent ORDER BY claim.place) AS added
                FROM claim LEFT JOIN agent ON agent.agent_id = claim.agent),
            refused AS MATERIALIZED (
                SELECT id, load, cap, cap IS NOT NULL AND load + delta <= cap AS alone FROM taking
                WHERE delta > 0 AND (cap IS NULL OR NOT forced AND load + added > cap)),
            sound AS MATERIALIZED (
                SELECT current.id, coalesce(refused.load, 0) AS load, coalesce(refused.cap, 0) AS cap,
                       refused.id IS NOT NULL AS over, coalesce(refused.alone, false) AS alone, current.old_term
                FROM current LEFT JOIN refused ON refused.id = current.id),
            """;

    private static final String CHANGES = """
            changed AS (
                UPDATE conversation c SET version = m.version, format = %1$d, state = m.state::jsonb, epoch = m.epoch,
                    owner = m.owner, owner_since = m.owner_since, team = coalesce(m.team, c.team), skill = m.skill,
                    wanted_agent = m.wanted_agent, priority = m.priority, returned = m.returned,
                    waiting_since = m.waiting_since, holder = m.holder, weight = m.weight,
                    accepted_at = coalesce(m.accepted_at, c.accepted_at), deadline = least(c.deadline, m.deadline)
                FROM m WHERE c.id = m.id AND m.id IN (SELECT id FROM sound WHERE NOT over AND NOT old_term)
                RETURNING c.id),
            born AS (
                INSERT INTO conversation (id, assistant, version, format, state, epoch, owner, owner_since, deadline, origin)
                SELECT id, assistant, version, %1$d, state::jsonb, epoch, owner, owner_since, deadline, origin
                FROM m WHERE expected = 0 ORDER BY origin
                ON CONFLICT DO NOTHING RETURNING id),
            written AS MATERIALIZED (SELECT id FROM changed UNION ALL SELECT id FROM born),
            """.formatted(StateCodec.FORMAT);

    private static final String LOADS = """
            loads AS (
                UPDATE agent_load a SET load = a.load + d.delta, idle_since = now()
                FROM (SELECT agent, sum(delta) AS delta FROM claim WHERE id IN (SELECT id FROM written) GROUP BY agent) d
                WHERE a.agent_id = d.agent),
            """;

    private static final String EVENTS = """
            logged AS (
                INSERT INTO event (conversation_id, number, at, type, format, actor_kind, actor_id, actor_name, client_id,
                                   facts, content)
                SELECT e.id, e.number, e.at, e.type, %d, e.actor_kind, e.actor_id, e.actor_name, e.client_id,
                       e.facts::jsonb, e.content::jsonb
                FROM unnest(?::uuid[], ?::int8[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[])
                    AS e (id, number, at, type, actor_kind, actor_id, actor_name, client_id, facts, content)
                WHERE e.id IN (SELECT id FROM written))
            SELECT m.id, written.id IS NOT NULL AS written, known.number, sound.over, sound.load, sound.cap, sound.alone,
                sound.old_term
            FROM m LEFT JOIN written ON written.id = m.id LEFT JOIN known ON known.id = m.id
                LEFT JOIN sound ON sound.id = m.id
            """.formatted(EventCodec.FORMAT);

    private final Connection connection;
    private final PreparedStatement plain;
    private final PreparedStatement claiming;

    GroupStatement(Connection connection) throws SQLException {
        this.connection = connection;
        plain = prepare(MEMBERS + SOUND_WITHOUT_CLAIMS + CHANGES + EVENTS);
        claiming = prepare(MEMBERS + SOUND_WITH_CLAIMS + CHANGES + LOADS + EVENTS);
    }

    /**
     * Writes what of the group can be written. All entries differ in conversation. One without an outcome asks for a slot
     * that would have been free but for others of the group: it is to be written again, when it is known what they took.
     * The first of those is never left so again.
     */
    Map<UUID, Outcome> execute(List<Entry> group) throws SQLException {
        boolean claims = group.stream()
                .anyMatch(entry -> entry.term() > 0 || !entry.claims().isEmpty());
        var statement = new Parameters(claims ? claiming : plain);
        members(statement, group);
        if (claims) {
            claims(statement, group);
        }
        events(statement, group.stream().flatMap(GroupStatement::rows).toList());
        try (ResultSet rows = statement.target.executeQuery()) {
            var outcomes = new HashMap<UUID, Outcome>();
            while (rows.next()) {
                if (!rows.getBoolean("alone")) {
                    outcomes.put(rows.getObject(1, UUID.class), outcome(rows));
                }
            }
            return outcomes;
        }
    }

    @Override
    public void close() throws SQLException {
        plain.close();
        claiming.close();
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        if (row.getBoolean("written")) {
            return new Outcome.Written();
        }
        long known = row.getLong("number");
        if (!row.wasNull()) {
            return new Outcome.Repeated(known);
        }
        if (row.getBoolean("old_term")) {
            return new Outcome.OldTerm();
        }
        return row.getBoolean("over")
                ? new Outcome.OverCapacity(row.getInt("load"), row.getInt("cap"))
                : new Outcome.Stale();
    }

    private void members(Parameters to, List<Entry> group) throws SQLException {
        to.array("uuid", group, entry -> entry.id().value());
        to.array("int8", group, Entry::expected);
        to.array("int8", group, entry -> entry.after().number());
        to.array("text", group, entry -> StateCodec.write(entry.after()));
        to.array("int8", group, entry -> entry.after().epoch());
        to.array("text", group, entry -> Names.of(entry.after().owner()));
        to.array("timestamptz", group, entry -> entry.after().ownerSince().toString());
        to.array("text", group, entry -> entry.after().assistant());
        to.array("text", group, entry -> target(entry).flatMap(Target::team).orElse(null));
        to.array("text", group, entry -> target(entry).flatMap(Target::skill).orElse(null));
        to.array("uuid", group, entry -> queue(entry)
                .flatMap(queue -> queue.target().agent())
                .map(UUID::fromString)
                .orElse(null));
        to.array("int4", group, entry -> queue(entry).map(Owner.Queue::priority).orElse(0));
        to.array("bool", group, entry -> queue(entry).map(Owner.Queue::returned).orElse(false));
        to.array("timestamptz", group, entry -> text(queue(entry).map(Owner.Queue::since)));
        to.array("uuid", group, entry -> entry.after()
                .hold()
                .map(hold -> UUID.fromString(hold.agent()))
                .orElse(null));
        to.array(
                "int4",
                group,
                entry -> entry.after().hold().map(Conversation.Hold::weight).orElse(0));
        to.array(
                "timestamptz",
                group,
                entry -> entry.accepts() ? entry.after().lastAt().toString() : null);
        to.array("timestamptz", group, entry -> text(entry.deadline()));
        to.array("text", group, entry -> entry.origin().orElse(null));
        to.array("text", group, entry -> entry.key().map(Entry.Key::kind).orElse(null));
        to.array("text", group, entry -> entry.key().map(Entry.Key::actor).orElse(null));
        to.array("text", group, entry -> entry.key().map(Entry.Key::clientId).orElse(null));
        to.array("int8", group, Entry::term);
        to.array("uuid", group, entry -> entry.id().value());
    }

    private record ClaimRow(Entry entry, Entry.Claim claim) {}

    private void claims(Parameters to, List<Entry> group) throws SQLException {
        List<ClaimRow> rows = group.stream()
                .flatMap(entry -> entry.claims().stream().map(claim -> new ClaimRow(entry, claim)))
                .toList();
        to.array("uuid", rows, row -> row.entry().id().value());
        to.array("uuid", rows, row -> UUID.fromString(row.claim().agent()));
        to.array("int4", rows, row -> row.claim().delta());
        to.array("bool", rows, row -> row.entry().forced());
        to.array("bool", rows, row -> row.entry().claims().stream().anyMatch(claim -> claim.delta() > 0));
    }

    private record EventRow(UUID conversation, Recorded recorded, EventCodec.Stored stored) {}

    private static java.util.stream.Stream<EventRow> rows(Entry entry) {
        return entry.events().stream()
                .map(recorded -> new EventRow(entry.id().value(), recorded, EventCodec.write(recorded.event())));
    }

    private void events(Parameters to, List<EventRow> rows) throws SQLException {
        to.array("uuid", rows, EventRow::conversation);
        to.array("int8", rows, row -> row.recorded().number());
        to.array("timestamptz", rows, row -> row.recorded().at().toString());
        to.array("text", rows, row -> row.stored().type());
        to.array("text", rows, row -> Names.of(row.recorded().actor().kind()));
        to.array("text", rows, row -> row.recorded().actor().id());
        to.array("text", rows, row -> row.recorded().actor().name());
        to.array("text", rows, row -> row.recorded().clientId().orElse(null));
        to.array("text", rows, row -> row.stored().facts());
        to.array("text", rows, row -> row.stored().content());
    }

    private static Optional<Owner.Queue> queue(Entry entry) {
        return entry.after().owner() instanceof Owner.Queue queue ? Optional.of(queue) : Optional.empty();
    }

    private static Optional<Target> target(Entry entry) {
        return switch (entry.after().owner()) {
            case Owner.Queue queue -> Optional.of(queue.target());
            case Owner.Agent agent -> Optional.of(agent.target());
            case Owner.Bot bot -> Optional.empty();
            case Owner.Inbox inbox -> Optional.of(inbox.target());
            case Owner.Desk desk -> Optional.empty();
            case Owner.Closed closed -> Optional.empty();
        };
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /** Sets one array parameter after the other. */
    private final class Parameters {
        private final PreparedStatement target;
        private int next = 1;

        Parameters(PreparedStatement target) {
            this.target = target;
        }

        <T> void array(String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
            var values = new ArrayList<@Nullable Object>(rows.size());
            for (T row : rows) {
                values.add(value.apply(row));
            }
            target.setArray(next++, connection.createArrayOf(type, values.toArray()));
        }
    }
}
