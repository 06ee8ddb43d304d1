package dev.baton.routing;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Target;
import dev.baton.conversation.journal.StateCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads how conversations stand from the columns of the table {@code conversation}, which say everything but who was passed
 * over; only where somebody was, the state is read for it. A state of another format is not read: then nobody counts as
 * passed over, which at worst asks an agent again too early.
 */
public final class SqlStandingSource implements StandingSource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String STANDINGS = """
            select id, version, epoch, owner, owner_since, assistant, team, skill, wanted_agent, priority, returned,
                   waiting_since, holder, weight,
                   case when owner = 'queue' and format = %d and state #> '{owner,passed}' <> '{}' then state end as passing
              from conversation
            """.formatted(StateCodec.FORMAT);

    private static final String MATTERS =
            " where (owner = 'queue' or holder is not null) and id > ? order by id limit ?";

    private final JdbcClient jdbc;

    /** Reads through {@code jdbc}. */
    public SqlStandingSource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Standing> page(Optional<ConversationId> after, int limit) {
        return jdbc.sql(STANDINGS + MATTERS)
                .params(after.map(ConversationId::value).orElse(BEFORE_ALL), limit)
                .query(SqlStandingSource::standing)
                .list();
    }

    @Override
    public List<Glance> glance(Optional<ConversationId> after, int limit) {
        return jdbc.sql("select id, version, epoch, holder from conversation" + MATTERS)
                .params(after.map(ConversationId::value).orElse(BEFORE_ALL), limit)
                .query((row, number) -> new Glance(
                        id(row),
                        row.getLong("version"),
                        row.getLong("epoch"),
                        Optional.ofNullable(row.getObject("holder", UUID.class)).map(UUID::toString)))
                .list();
    }

    @Override
    public List<Standing> read(Collection<ConversationId> ids) {
        return jdbc.sql(STANDINGS + " where id = any (:ids::uuid[])")
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(SqlStandingSource::standing)
                .list();
    }

    @Override
    public List<Standing> heldBy(String agent) {
        return jdbc.sql(STANDINGS + " where holder = ?::uuid")
                .param(agent)
                .query(SqlStandingSource::standing)
                .list();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        Optional<String> holder =
                Optional.ofNullable(row.getObject("holder", UUID.class)).map(UUID::toString);
        int weight = row.getInt("weight");
        return new Standing(
                id(row),
                row.getLong("version"),
                row.getLong("epoch"),
                instant(row, "owner_since"),
                row.getString("owner").equals("queue") ? Optional.of(waiting(row)) : Optional.empty(),
                holder.map(agent -> new Hold(agent, weight)));
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        var target = new Target(
                Optional.of(row.getString("team")),
                Optional.ofNullable(row.getString("skill")),
                Optional.ofNullable(row.getObject("wanted_agent", UUID.class)).map(UUID::toString));
        Map<String, Instant> passed = Optional.ofNullable(row.getString("passing"))
                .map(StateCodec::read)
                .map(Standing::of)
                .flatMap(Standing::waiting)
                .map(Waiting::passed)
                .orElse(Map.of());
        return new Waiting(
                id(row),
                row.getString("assistant"),
                row.getLong("epoch"),
                target,
                row.getInt("priority"),
                row.getBoolean("returned"),
                instant(row, "waiting_since"),
                Waiting.ONE_SLOT,
                passed);
    }

    private static ConversationId id(ResultSet row) throws SQLException {
        return new ConversationId(row.getObject("id", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
