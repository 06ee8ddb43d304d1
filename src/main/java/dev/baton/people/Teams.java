package dev.baton.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The teams and skills of this installation. */
@Component
public class Teams {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private volatile Remembered remembered = new Remembered(List.of(), System.nanoTime() - MOMENT.toNanos());

    private record Remembered(List<Team> teams, long atNanos) {}

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All teams as the database has them, the default one first, then by name. */
    public List<Team> all() {
        List<Team> read = jdbc.sql("select id, name, is_default from team order by is_default desc, name")
                .query((row, number) -> new Team(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list();
        remembered = new Remembered(read, System.nanoTime());
        return read;
    }

    /** The team with this id, as it was a moment ago; a team that is not known is looked for in the database. */
    public Optional<Team> find(String id) {
        return find(recent(), id).or(() -> find(all(), id));
    }

    private static Optional<Team> find(List<Team> teams, String id) {
        return teams.stream().filter(team -> team.id().equals(id)).findFirst();
    }

    /** Every handover asks for teams, so that they are remembered for a moment. */
    private List<Team> recent() {
        Remembered known = remembered;
        return System.nanoTime() - known.atNanos() < MOMENT.toNanos() ? known.teams() : all();
    }

    /** The team that takes what no other does; there always is one. */
    public Team defaultTeam() {
        return recent().getFirst();
    }

    /** All skills by name. */
    public List<Skill> skills() {
        return jdbc.sql("select id, name from skill order by name")
                .query((row, number) -> new Skill(row.getString(1), row.getString(2)))
                .list();
    }
}
