package dev.baton.routing;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Service;
import dev.baton.conversation.Target;
import dev.baton.conversation.journal.StateCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads how conversations stand from the columns of the table {@code conversation} and the few parts of the state that have
 * none: how it is served, and who was passed over. A state of another format is not read: then it is served plainly and nobody
 * counts as passed over, which at worst asks an agent again too early.
 */
public final class SqlStandingSource implements StandingSource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String STANDINGS = """
            select id, version, epoch, owner, owner_since, assistant, team, skill, wanted_agent, priority, returned,
                   waiting_since, holder, weight, state ->> 'channel' as channel,
                   case when owner = 'queue' and format = %1$d then state #>> '{owner,service}' end as service,
                   case when owner = 'queue' and format = %1$d then state #>> '{owner,first}' end as first,
                   case when owner = 'queue' and format = %1$d and state #> '{owner,passed}' <> '{}' then state end as passing
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
                .query(new Rows())
                .list();
    }

    @Override
    public List<Glance> glance(Optional<ConversationId> after, int limit) {
        return jdbc.sql("select id, version, epoch, holder, weight from conversation" + MATTERS)
                .params(after.map(ConversationId::value).orElse(BEFORE_ALL), limit)
                .query((row, number) -> new Glance(
                        id(row),
                        row.getLong("version"),
                        row.getLong("epoch"),
                        Optional.ofNullable(row.getObject("holder", UUID.class)).map(UUID::toString),
                        row.getInt("weight")))
                .list();
    }

    @Override
    public List<Standing> read(Collection<ConversationId> ids) {
        return jdbc.sql(STANDINGS + " where id = any (:ids::uuid[])")
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(new Rows())
                .list();
    }

    @Override
    public int misloaded() {
        return jdbc.sql("""
                        select count(*)
                          from agent_load l
                          full join (select holder, sum(weight) as weight
                                       from conversation where holder is not null group by holder) held
                            on held.holder = l.agent_id
                         where coalesce(l.load, 0) <> coalesce(held.weight, 0)""").query(Integer.class).single();
    }

    @Override
    public List<Standing> heldBy(String agent) {
        return jdbc.sql(STANDINGS + " where holder = ?::uuid")
                .param(agent)
                .query(new Rows())
                .list();
    }

    /** Reads the rows of one query; conversations of one team are served alike, so that few services are read. */
    private static final class Rows implements RowMapper<Standing> {

        private final Map<String, Service> services = new HashMap<>();

        @Override
        public Standing mapRow(ResultSet row, int number) throws SQLException {
            Optional<String> holder =
                    Optional.ofNullable(row.getObject("holder", UUID.class)).map(UUID::toString);
            int weight = row.getInt("weight");
            var team = Optional.ofNullable(row.getString("team"));
            String channel = channel(row);
            return new Standing(
                    id(row),
                    row.getLong("version"),
                    row.getLong("epoch"),
                    instant(row, "owner_since"),
                    row.getString("owner").equals("queue") ? Optional.of(waiting(row)) : Optional.empty(),
                    holder.map(agent -> new Hold(agent, weight, team, channel)));
        }

        private Waiting waiting(ResultSet row) throws SQLException {
            var target = new Target(
                    Optional.of(row.getString("team")),
                    Optional.ofNullable(row.getString("skill")),
                    Optional.ofNullable(row.getObject("wanted_agent", UUID.class))
                            .map(UUID::toString));
            Map<String, Instant> passed = Optional.ofNullable(row.getString("passing"))
                    .map(StateCodec::read)
                    .map(Standing::of)
                    .flatMap(Standing::waiting)
                    .map(Waiting::passed)
                    .orElse(Map.of());
            return new Waiting(
                    id(row),
                    row.getString("assistant"),
                    channel(row),
                    row.getLong("epoch"),
                    target,
                    row.getInt("priority"),
                    row.getBoolean("returned"),
                    instant(row, "waiting_since"),
                    passed,
                    Optional.ofNullable(row.getString("service"))
                            .map(json -> services.computeIfAbsent(json, StateCodec::readService))
                            .orElse(Service.PLAIN),
                    Optional.ofNullable(row.getString("first")).map(StateCodec::readFirst));
        }
    }

    private static String channel(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("channel")).orElse("");
    }

    private static ConversationId id(ResultSet row) throws SQLException {
        return new ConversationId(row.getObject("id", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
