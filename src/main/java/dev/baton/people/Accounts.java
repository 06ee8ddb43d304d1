package dev.baton.people;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All accounts of this installation, those that are switched off included; the demo's only where they work. */
@Component
public class Accounts {

    private static final String ACCOUNTS = """
            select u.id, u.email, u.name, u.roles, u.password is not null as can_sign_in, u.off_since, i.expires_at,
                   exists (select from agent_load l where l.agent_id = u.id) as takes,
                   array(select t.name from team_member m join team t on t.id = m.team_id
                          where m.user_id = u.id order by t.name) as teams
              from user_account u left join invitation i on i.user_id = u.id
             where (:demo or not u.demo)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean demo;

    Accounts(JdbcClient jdbc, Clock clock, BatonProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.demo = properties.demoOn() && properties.loopback();
    }

    /** All, by name. */
    public List<Account> all() {
        Instant now = clock.instant();
        return jdbc.sql(ACCOUNTS + " order by lower(u.name), u.id")
                .param("demo", demo)
                .query((row, number) -> account(row, now))
                .list();
    }

    /** The account with this id. */
    public Optional<Account> find(UUID id) {
        Instant now = clock.instant();
        return jdbc.sql(ACCOUNTS + " and u.id = :id")
                .param("demo", demo)
                .param("id", id)
                .query((row, number) -> account(row, now))
                .optional();
    }

    /** Whether somebody else can sign in and look after the accounts. */
    boolean otherAdmin(UUID than) {
        return jdbc.sql("""
                        select exists (select from user_account
                                        where id <> :id and 'admin' = any (roles) and off_since is null
                                          and password is not null and (:demo or not demo))""")
                .param("id", than)
                .param("demo", demo)
                .query(Boolean.class)
                .single();
    }

    private static Account account(ResultSet row, Instant now) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::of)
                        .collect(Collectors.toSet()),
                row.getBoolean("can_sign_in"),
                instant(row, "expires_at").filter(now::isBefore),
                instant(row, "off_since"),
                row.getBoolean("takes"),
                List.of((String[]) row.getArray("teams").getArray()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
