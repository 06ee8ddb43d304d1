package dev.baton.people;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The teams and skills of this installation. */
@Component
public class Teams {

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All teams, the default one first, then by name. */
    public List<Team> all() {
        return jdbc.sql("select id, name, is_default from team order by is_default desc, name")
                .query((row, number) -> new Team(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list();
    }

    /** The team with this id. */
    public Optional<Team> find(String id) {
        return all().stream().filter(team -> team.id().equals(id)).findFirst();
    }

    /** The team that takes what no other does; there always is one. */
    public Team defaultTeam() {
        return all().getFirst();
    }

    /** All skills by name. */
    public List<Skill> skills() {
        return jdbc.sql("select id, name from skill order by name")
                .query((row, number) -> new Skill(row.getString(1), row.getString(2)))
                .list();
    }
}
