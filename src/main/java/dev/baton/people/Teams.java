package dev.baton.people;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The teams, skills and channels of this installation, as the database has them now. */
@Component
public class Teams {

    private static final String TEAMS = "select id, name, is_default from team ";

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All teams, the default one first, then by name. */
    public List<Team> all() {
        return jdbc.sql(TEAMS + "order by is_default desc, name")
                .query(Team.class)
                .list();
    }

    /** The team with this id. */
    public Optional<Team> find(String id) {
        return jdbc.sql(TEAMS + "where id = ?").param(id).query(Team.class).optional();
    }

    /** The team that takes what no other does; there always is one. */
    public Team defaultTeam() {
        return jdbc.sql(TEAMS + "where is_default").query(Team.class).single();
    }

    /** How the team's conversations are served; as if nothing were set for a team that does not exist. */
    public TeamSettings settings(String id) {
        return jdbc.sql("select * from team where id = ?")
                .param(id)
                .query((row, number) -> TeamRows.settings(row))
                .optional()
                .orElse(TeamSettings.DEFAULT);
    }

    /** How each team's agents are chosen, by team id. */
    public Map<String, Distribution> distributions() {
        return jdbc
                .sql("select id, strategy from team")
                .query((row, number) -> Map.entry(row.getString(1), Distribution.of(row.getString(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Within which time each team's customers should have a person, by team id (W9). */
    public Map<String, Duration> answerTargets() {
        return jdbc
                .sql("select id, answer_target from team")
                .query((row, number) -> Map.entry(row.getString(1), Duration.ofSeconds(row.getLong(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All skills by name. */
    public List<Skill> skills() {
        return jdbc.sql("select id, name, description from skill order by name")
                .query(Skill.class)
                .list();
    }

    /** Whether there is such a skill. */
    public boolean isSkill(String id) {
        return jdbc.sql("select exists (select from skill where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** What a conversation of the channel takes of an agent's capacity, in hundredths of a slot (R13). */
    public int weight(String channel) {
        return jdbc.sql("select weight from channel_setting where channel = ?")
                .param(channel)
                .query(Integer.class)
                .optional()
                .orElse(Channel.ONE_SLOT);
    }

    /** The channels with settings, by name. */
    public List<Channel> channels() {
        return jdbc.sql("select channel, weight, agent_cap from channel_setting order by channel")
                .query((row, number) -> new Channel(
                        row.getString(1), row.getInt(2), Optional.ofNullable(row.getObject(3, Integer.class))))
                .list();
    }
}
