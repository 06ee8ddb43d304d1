package dev.baton.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the caps in agents' rows, where claims look, in step with what teams, channels and memberships say. Whoever changes
 * one of those takes the {@link #lock} first, so that two changes cannot overlook each other.
 */
@Component
class CapRows {

    private final JdbcClient jdbc;

    CapRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held to the end of the transaction: one change of people's settings at a time. */
    void lock() {
        jdbc.sql("select id from team where is_default for no key update")
                .query(String.class)
                .single();
    }

    /** The agents of a team. */
    List<UUID> agentsOf(String team) {
        return jdbc.sql("select user_id from team_member join agent_load on agent_id = user_id where team_id = ?")
                .param(team)
                .query(UUID.class)
                .list();
    }

    /** All agents. */
    List<UUID> all() {
        return jdbc.sql("select agent_id from agent_load").query(UUID.class).list();
    }

    /** Works the agents' caps out anew. */
    void renew(Collection<UUID> agents) {
        UUID[] ids = agents.toArray(UUID[]::new);
        var teams = memberships(ids);
        var channels = new HashMap<String, Integer>();
        jdbc.sql("select channel, agent_cap from channel_setting where agent_cap is not null")
                .query(row -> {
                    channels.put(row.getString(1), row.getInt(2));
                });
        jdbc.sql("select agent_id, channel_caps from agent_load where agent_id = any (?) order by agent_id")
                .param(ids)
                .query((row, number) -> Map.entry(row.getObject(1, UUID.class), TeamRows.numbers(row.getString(2))))
                .list()
                .forEach(own -> write(
                        own.getKey(),
                        Caps.effective(teams.getOrDefault(own.getKey(), List.of()), own.getValue(), channels)));
    }

    private void write(UUID agent, Map<String, Integer> caps) {
        String json = TeamRows.json(caps);
        jdbc.sql("update agent_load set caps = ?::jsonb where agent_id = ? and caps <> ?::jsonb")
                .params(json, agent, json)
                .update();
    }

    private Map<UUID, List<Caps.Membership>> memberships(UUID[] agents) {
        var teams = new HashMap<UUID, List<Caps.Membership>>();
        jdbc.sql("""
                        select m.user_id, m.team_id, m.cap, t.agent_cap, t.channel_caps
                          from team_member m join team t on t.id = m.team_id
                         where m.user_id = any (?)""").param(agents).query(row -> {
            teams.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(new Caps.Membership(
                            row.getString(2),
                            Optional.ofNullable(row.getObject(3, Integer.class)),
                            Optional.ofNullable(row.getObject(4, Integer.class)),
                            TeamRows.numbers(row.getString(5))));
        });
        return teams;
    }
}
