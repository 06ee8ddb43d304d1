package dev.baton.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All agents whose account is on, with what routing needs to know of them, as the database has it now. */
@Component
public class AgentDirectory {

    private static final String AGENTS = """
            select u.id, u.name, u.avatar_url, u.languages, l.load, l.cap, l.idle_since, l.caps, l.assigned_at,
                   p.state, p.since, p.connected_until, p.lost_at, p.next_state, p.set_by,
                   array(select m.team_id from team_member m join team t on t.id = m.team_id
                          where m.user_id = u.id order by t.is_default desc, t.name) as teams,
                   array(select s.skill_id from agent_skill s where s.user_id = u.id order by s.skill_id) as skills,
                   array(select s.level from agent_skill s where s.user_id = u.id order by s.skill_id) as levels
              from agent_load l
              join user_account u on u.id = l.agent_id and u.off_since is null
              left join presence p on p.agent_id = l.agent_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AgentDirectory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everybody who can take conversations, by name. */
    public List<Agent> all() {
        var now = clock.instant();
        return jdbc.sql(AGENTS + " order by u.name, u.id")
                .query((row, number) -> agent(row, now))
                .list();
    }

    /** One agent; empty if the user takes no conversations or does not exist. */
    public Optional<Agent> find(UUID id) {
        var now = clock.instant();
        return jdbc.sql(AGENTS + " where l.agent_id = ?")
                .param(id)
                .query((row, number) -> agent(row, now))
                .optional();
    }

    private static Agent agent(ResultSet row, Instant now) throws SQLException {
        var state = row.getString("state");
        var idleSince = instant(row, "idle_since").orElse(now);
        var since = instant(row, "since").orElse(idleSince);
        return new Agent(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Optional.ofNullable(row.getString("avatar_url")),
                Set.copyOf(texts(row.getArray("languages"))),
                texts(row.getArray("teams")),
                levels(texts(row.getArray("skills")), numbers(row.getArray("levels"))),
                row.getInt("load"),
                row.getInt("cap"),
                state == null ? DeclaredState.OFFLINE : DeclaredState.of(state),
                since,
                instant(row, "connected_until").filter(now::isBefore).isPresent(),
                row.getObject("lost_at") != null,
                since.isAfter(idleSince) ? since : idleSince,
                TeamRows.numbers(row.getString("caps")),
                instant(row, "assigned_at").orElse(Instant.EPOCH),
                Optional.ofNullable(row.getString("next_state")).map(DeclaredState::of),
                Optional.ofNullable(row.getString("set_by")));
    }

    private static Map<String, Integer> levels(List<String> skills, List<Integer> levels) {
        var byId = new HashMap<String, Integer>();
        for (var i = 0; i < skills.size(); i++) {
            byId.put(skills.get(i), levels.get(i));
        }
        return byId;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static List<Integer> numbers(@Nullable Array array) throws SQLException {
        var numbers = new ArrayList<Integer>();
        if (array != null) {
            for (var number : (Number[]) array.getArray()) {
                numbers.add(number.intValue());
            }
        }
        return numbers;
    }
}
