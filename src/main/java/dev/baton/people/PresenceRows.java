package dev.baton.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of presence. Times are given, never taken from the database's own clock, so that rules can be tested. */
@Component
class PresenceRows {

    private final JdbcClient jdbc;

    PresenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A sign of life.
     *
     * @param until until when it counts
     * @param aliveAt when a client last said that it is there
     * @param openedAt present if the sign is an open stream and nothing else: when that was opened
     */
    record Sign(UUID agentId, Instant until, Optional<Instant> aliveAt, Optional<Instant> openedAt) {}

    /** A sign that counted. */
    record Renewed(UUID agentId, boolean wasAway) {}

    /**
     * Renews many leases at once. An open stream does not count if a client has said since, at any node, that it is there:
     * then that is what the agent is judged by.
     *
     * @return whose signs counted
     */
    List<Renewed> renew(Collection<Sign> signs, Instant now) {
        return jdbc.sql("""
                        with sign as (
                            select * from unnest(:ids::uuid[], :untils::timestamptz[], :alive::timestamptz[],
                                                 :opened::timestamptz[]) as sign(id, until, alive_at, opened_at)),
                        away as (
                            select agent_id from presence
                             where agent_id in (select id from sign)
                               and (connected_until is null or connected_until <= :now))
                        update presence p
                           set connected_until = greatest(p.connected_until, sign.until),
                               alive_at = greatest(p.alive_at, sign.alive_at),
                               lost_at = null
                          from sign
                         where p.agent_id = sign.id
                           and (sign.opened_at is null or p.alive_at is null or sign.opened_at > p.alive_at)
                        returning p.agent_id, p.agent_id in (select agent_id from away)""")
                .param("ids", texts(signs, sign -> Optional.of(sign.agentId())))
                .param("untils", texts(signs, sign -> Optional.of(sign.until())))
                .param("alive", texts(signs, Sign::aliveAt))
                .param("opened", texts(signs, Sign::openedAt))
                .param("now", at(now))
                .query((row, number) -> new Renewed(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
    }

    private static @Nullable String[] texts(Collection<Sign> signs, Function<Sign, Optional<?>> component) {
        return signs.stream()
                .map(sign -> component.apply(sign).map(Object::toString).orElse(null))
                .toArray(String[]::new);
    }

    /**
     * What an agent declares, or a supervisor for the agent; says whether anything changed.
     *
     * @param by the supervisor's name; empty where the agent does
     */
    boolean declare(UUID agentId, DeclaredState state, Optional<String> by, Instant now) {
        return jdbc.sql("""
                        update presence
                           set since = case when state <> :state then :now else since end,
                               misses = 0, state = :state, next_state = null, set_by = :by
                         where agent_id = :id
                           and (state <> :state or next_state is not null or set_by is distinct from :by)""")
                        .param("id", agentId)
                        .param("state", state.text())
                        .param("by", by.orElse(null))
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** What an agent becomes when the last chat has ended; says whether anything changed. */
    boolean declareNext(UUID agentId, DeclaredState state, Optional<String> by) {
        return jdbc.sql("""
                        update presence set next_state = :state, set_by = :by
                         where agent_id = :id
                           and (next_state is distinct from :state or set_by is distinct from :by)""")
                        .param("id", agentId)
                        .param("state", state.text())
                        .param("by", by.orElse(null))
                        .update()
                == 1;
    }

    /** Lets those become what they declared whose last chat has ended. */
    List<UUID> finished(Instant now) {
        return jdbc.sql("""
                        update presence p set state = p.next_state, since = ?, misses = 0, next_state = null
                          from agent_load l
                         where l.agent_id = p.agent_id and p.next_state is not null and l.load = 0
                        returning p.agent_id""").param(at(now)).query(UUID.class).list();
    }

    /** Ends the connection now. */
    void end(UUID agentId, Instant now) {
        jdbc.sql("update presence set connected_until = ?, alive_at = null where agent_id = ?")
                .params(at(now), agentId)
                .update();
    }

    /** Counts a missed offer; with the last allowed one the agent is set away. Says whether that happened. */
    boolean missed(UUID agentId, int limit, Instant now) {
        return jdbc.sql("""
                        update presence
                           set misses = case when misses + 1 >= :limit then 0 else misses + 1 end,
                               state = case when misses + 1 >= :limit and state = 'online' then 'away' else state end,
                               since = case when misses + 1 >= :limit and state = 'online' then :now else since end,
                               set_by = case when misses + 1 >= :limit and state = 'online' then null else set_by end
                         where agent_id = :id
                        returning state = 'away' and since = :now""")
                .param("id", agentId)
                .param("limit", limit)
                .param("now", at(now))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Ends rows of missed offers. */
    void accepted(Collection<UUID> agents) {
        jdbc.sql("update presence set misses = 0 where agent_id = any (?) and misses > 0")
                .param(agents.toArray(UUID[]::new))
                .update();
    }

    /** Whose connection ran out after {@code from}, up to {@code to}. */
    List<UUID> lapsed(Instant from, Instant to) {
        return jdbc.sql("select agent_id from presence where connected_until > ? and connected_until <= ?")
                .params(at(from), at(to))
                .query(UUID.class)
                .list();
    }

    /** Whose connection ran out before {@code limit}, and who are not yet marked as lost. */
    List<UUID> silentSince(Instant limit) {
        return jdbc.sql(
                        "select agent_id from presence where connected_until <= ? and lost_at is null order by agent_id")
                .param(at(limit))
                .query(UUID.class)
                .list();
    }

    /** Marks an agent as lost, unless a sign of life came meanwhile. */
    void markLost(UUID agentId, Instant limit, Instant now) {
        jdbc.sql("update presence set lost_at = ? where agent_id = ? and connected_until <= ? and lost_at is null")
                .params(at(now), agentId, at(limit))
                .update();
    }

    /** Until when an agent's last sign of life counts. */
    Optional<Instant> connectedUntil(UUID agentId) {
        return jdbc.sql("select connected_until from presence where agent_id = ?")
                .param(agentId)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .optional()
                .flatMap(until -> until);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
