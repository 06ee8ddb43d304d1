package dev.baton.people;

import dev.baton.people.CannedReply.Audience;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The canned replies of this installation, as the database has them now. */
@Component
public class CannedReplies implements Uses {

    /** How many replies everybody and all teams have together at most. */
    public static final int MOST_SHARED = 2_000;

    /** How many of their own an agent has at most. */
    public static final int MOST_OWN = 200;

    private static final String REPLIES = "select id, title, body, shortcut, language, team, owner from canned_reply ";

    private final JdbcClient jdbc;
    private final Clock clock;

    CannedReplies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a person may use: everybody's, that of their teams, their own. By title. */
    public List<CannedReply> usableBy(UUID user) {
        return jdbc.sql(REPLIES + """
                         where owner = :user
                            or owner is null and (team is null
                               or team in (select team_id from team_member where user_id = :user))
                         order by title, id""")
                .param("user", user)
                .query((row, number) -> reply(row))
                .list();
    }

    /** All that belong to more than one person. By title. */
    public List<CannedReply> shared() {
        return jdbc.sql(REPLIES + "where owner is null order by title, id")
                .query((row, number) -> reply(row))
                .list();
    }

    /** The reply with this id. */
    public Optional<CannedReply> find(UUID id) {
        return jdbc.sql(REPLIES + "where id = ?")
                .param(id)
                .query((row, number) -> reply(row))
                .optional();
    }

    /**
     * Adds a reply, or puts it in place of the one with its id.
     *
     * @throws ProblemException if its team does not exist, or there would be too many
     */
    public void put(CannedReply reply) {
        UUID owner = reply.audience() instanceof Audience.Own own ? own.user() : null;
        String team = reply.audience() instanceof Audience.OfTeam of ? of.team() : null;
        if (find(reply.id()).isEmpty()) {
            mustFit(reply.audience());
        }
        int written = jdbc.sql("""
                        insert into canned_reply (id, title, body, shortcut, language, team, owner, changed_at)
                        select :id, :title, :body, :shortcut, :language, :team, :owner, :now
                         where cast(:team as text) is null or exists (select from team where id = :team)
                        on conflict (id) do update
                           set title = :title, body = :body, shortcut = :shortcut, language = :language, team = :team,
                               owner = :owner, changed_at = :now""")
                .param("id", reply.id())
                .param("title", reply.title())
                .param("body", reply.text())
                .param("shortcut", reply.shortcut().orElse(null))
                .param("language", reply.language().orElse(null))
                .param("team", team)
                .param("owner", owner)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (written == 0) {
            throw ProblemException.invalid("team", "does not exist");
        }
    }

    /** Deletes a reply; what was said with it stays said. */
    public void delete(UUID id) {
        jdbc.sql("delete from canned_reply where id = ?").param(id).update();
    }

    @Override
    public List<Use> of(Kind kind, String id) {
        return kind != Kind.TEAM
                ? List.of()
                : jdbc.sql("select id::text, title from canned_reply where team = ? order by title")
                        .param(id)
                        .query((row, number) -> new Use("canned_reply", row.getString(1), row.getString(2)))
                        .list();
    }

    private void mustFit(Audience audience) {
        boolean full =
                switch (audience) {
                    case Audience.Own own -> count("owner = ?", own.user()) >= MOST_OWN;
                    case Audience.Everybody all -> count("owner is null") >= MOST_SHARED;
                    case Audience.OfTeam team -> count("owner is null") >= MOST_SHARED;
                };
        if (full) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "There are too many canned replies. Delete those that nobody uses.");
        }
    }

    private int count(String which, Object... values) {
        return jdbc.sql("select count(*) from canned_reply where " + which)
                .params(values)
                .query(Integer.class)
                .single();
    }

    private static CannedReply reply(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner", UUID.class);
        String team = row.getString("team");
        Audience audience;
        if (owner != null) {
            audience = new Audience.Own(owner);
        } else if (team != null) {
            audience = new Audience.OfTeam(team);
        } else {
            audience = new Audience.Everybody();
        }
        return new CannedReply(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("body"),
                Optional.ofNullable(row.getString("shortcut")),
                Optional.ofNullable(row.getString("language")),
                audience);
    }
}
