package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the queues from the table {@code conversation}: one statement each, served by the index over (team, priority desc,
 * returned desc, waiting_since, id) of those in the queue and the one over (team, accepted_at).
 */
public final class SqlQueueReadings implements QueueReadings {

    private final JdbcClient jdbc;

    /** Reads through {@code jdbc}. */
    public SqlQueueReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Reading read(String team, Collection<ConversationId> ids, Instant acceptedSince) {
        var positions = new HashMap<ConversationId, Integer>();
        // The left join brings the rate even when none of them waits any more.
        int accepted = jdbc.sql("""
                        select taken.accepted, place.id, place.position
                          from (select count(*) as accepted
                                  from conversation
                                 where team = :team and accepted_at > :since) taken
                          left join (select id,
                                            row_number() over (order by priority desc, returned desc, waiting_since, id)
                                                as position
                                       from conversation
                                      where owner = 'queue' and team = :team) place
                            on place.id = any (:ids::uuid[])""")
                .param("team", team)
                .param("since", timestamp(acceptedSince))
                .param("ids", texts(ids))
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    if (id != null) {
                        positions.put(new ConversationId(id), row.getInt("position"));
                    }
                    return row.getInt("accepted");
                })
                .list()
                .getFirst();
        return new Reading(positions, accepted);
    }

    @Override
    public Map<ConversationId, String> teams(Collection<ConversationId> ids) {
        var teams = new HashMap<ConversationId, String>();
        jdbc.sql("""
                        select id, team
                          from conversation
                         where owner = 'queue' and id = any (:ids::uuid[])""").param("ids", texts(ids)).query(row -> {
            teams.put(new ConversationId(row.getObject("id", UUID.class)), row.getString("team"));
        });
        return teams;
    }

    @Override
    public int accepted(String team, Instant since) {
        return jdbc.sql("select count(*) from conversation where team = :team and accepted_at > :since")
                .param("team", team)
                .param("since", timestamp(since))
                .query(Integer.class)
                .single();
    }

    private static String[] texts(Collection<ConversationId> ids) {
        return ids.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
