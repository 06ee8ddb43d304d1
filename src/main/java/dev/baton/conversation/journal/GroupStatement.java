package dev.baton.conversation.journal;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Delivery;
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

    private final Connection connection;
    private final Map<Form, PreparedStatement> forms = new HashMap<>();

    /** What a group asks of the statement beyond states and events. */
    private record Form(boolean claims, boolean deliveries) {}

    GroupStatement(Connection connection) {
        this.connection = connection;
    }

    /**
     * Writes what of the group can be written. All entries differ in conversation. One without an outcome asks for a slot
     * that would have been free but for others of the group: it is to be written again, when it is known what they took.
     * The first of those is never left so again.
     */
    Map<UUID, Outcome> execute(List<Entry> group) throws SQLException {
        boolean claims = group.stream()
                .anyMatch(entry -> entry.term() > 0 || !entry.claims().isEmpty());
        boolean deliveries =
                group.stream().anyMatch(entry -> !entry.deliveries().isEmpty());
        var statement = new Parameters(prepared(new Form(claims, deliveries)));
        members(statement, group);
        if (claims) {
            claims(statement, group);
        }
        events(statement, group.stream().flatMap(GroupStatement::rows).toList());
        if (deliveries) {
            deliveries(statement, group);
        }
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
        for (PreparedStatement statement : forms.values()) {
            statement.close();
        }
    }

    private PreparedStatement prepared(Form form) throws SQLException {
        PreparedStatement known = forms.get(form);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(GroupSql.of(form.claims(), form.deliveries()));
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        forms.put(form, statement);
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
        to.array("bool", group, entry -> entry.after().handedOver());
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
        to.array("bool", rows, row -> takes(row.entry()));
        List<PartRow> parts = group.stream()
                .flatMap(entry -> entry.parts().stream().map(part -> new PartRow(entry, part)))
                .toList();
        to.array("uuid", parts, row -> row.entry().id().value());
        to.array("uuid", parts, row -> UUID.fromString(row.part().agent()));
        to.array("text", parts, row -> row.part().scope());
        to.array("int4", parts, row -> row.part().delta());
        to.array("bool", parts, row -> row.entry().forced());
        to.array("bool", parts, row -> takes(row.entry()));
    }

    private static boolean takes(Entry entry) {
        return entry.claims().stream().anyMatch(claim -> claim.delta() > 0);
    }

    private record PartRow(Entry entry, Entry.Part part) {}

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

    private record DeliveryRow(UUID conversation, Delivery delivery) {}

    private void deliveries(Parameters to, List<Entry> group) throws SQLException {
        List<DeliveryRow> rows = group.stream()
                .flatMap(entry -> entry.deliveries().stream()
                        .map(delivery -> new DeliveryRow(entry.id().value(), delivery)))
                .toList();
        to.array("text", rows, row -> row.delivery().target());
        to.array("uuid", rows, DeliveryRow::conversation);
        to.array("int8", rows, row -> row.delivery().number());
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
            case Owner.Desk desk -> Optional.of(desk.target());
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
