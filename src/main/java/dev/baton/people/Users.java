package dev.baton.people;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.UuidV7;
import dev.baton.platform.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts. Those of the demo exist for nobody while the demo is off or the server can be reached from elsewhere. */
@Component
public class Users {

    private static final String USERS = "select id, email, name, roles, avatar_url, demo, password from user_account";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final AgentChanges changes;
    private final Clock clock;
    private final boolean demo;
    private final String nobodysPassword;

    Users(JdbcClient jdbc, PasswordEncoder passwords, AgentChanges changes, Clock clock, BatonProperties properties) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.changes = changes;
        this.clock = clock;
        this.demo = properties.demoOn() && properties.loopback();
        this.nobodysPassword = Objects.requireNonNull(passwords.encode("nobody has this password"));
    }

    private record Account(User user, Optional<String> password) {}

    /** The user with this id, also of an account that is switched off: what they did bears their name. */
    public Optional<User> find(UUID id) {
        return jdbc.sql(USERS + " where id = ?")
                .param(id)
                .query((row, number) -> account(row))
                .optional()
                .map(Account::user)
                .filter(this::exists);
    }

    /** The user with this id, if the account is not switched off. */
    public Optional<User> active(UUID id) {
        return jdbc.sql(USERS + " where id = ? and off_since is null")
                .param(id)
                .query((row, number) -> account(row))
                .optional()
                .map(Account::user)
                .filter(this::exists);
    }

    /** The user with this email and password; takes as long for an unknown email as for a wrong password. */
    public Optional<User> signIn(String email, String password) {
        var account = jdbc.sql(USERS + " where lower(email) = lower(?) and off_since is null")
                .param(email)
                .query((row, number) -> account(row))
                .optional()
                .filter(found -> exists(found.user()));
        var expected = account.flatMap(Account::password);
        var matches = passwords.matches(password, expected.orElse(nobodysPassword));
        return matches && expected.isPresent() ? account.map(Account::user) : Optional.empty();
    }

    /**
     * Makes an account, unless one with this email is there.
     *
     * @return the id of the account with this email
     */
    @Transactional
    public UUID add(NewUser user) {
        var id = UuidV7.at(clock.instant());
        var added = jdbc.sql("""
                        insert into user_account (id, email, name, password, roles, languages, demo)
                        values (:id, :email, :name, :password, :roles, :languages, :demo)
                        on conflict (lower(email)) do nothing""")
                .param("id", id)
                .param("email", user.email())
                .param("name", user.name())
                .param("password", user.password().map(passwords::encode).orElse(null))
                .param("roles", user.roles().stream().map(Role::text).sorted().toArray(String[]::new))
                .param("languages", user.languages().toArray(String[]::new))
                .param("demo", user.demo())
                .update();
        if (added == 0) {
            return jdbc.sql("select id from user_account where lower(email) = lower(?)")
                    .param(user.email())
                    .query(UUID.class)
                    .single();
        }
        if (user.cap().isPresent()) {
            addAgent(id, user.cap().getAsInt());
        }
        user.teams().forEach(team -> jdbc.sql("insert into team_member (team_id, user_id) values (?, ?)")
                .params(team, id)
                .update());
        user.skills().forEach((skill, level) -> jdbc.sql(
                        "insert into agent_skill (user_id, skill_id, level) values (?, ?, ?)")
                .params(id, skill, level)
                .update());
        changes.changed(id);
        return id;
    }

    private void addAgent(UUID id, int cap) {
        jdbc.sql("insert into agent_load (agent_id, cap) values (?, ?)")
                .params(id, cap)
                .update();
        jdbc.sql("insert into presence (agent_id) values (?)").param(id).update();
    }

    private boolean exists(User user) {
        return demo || !user.demo();
    }

    private static Account account(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Stream.of((String[]) row.getArray("roles").getArray()).map(Role::of).forEach(roles::add);
        var user = new User(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                roles,
                Optional.ofNullable(row.getString("avatar_url")),
                row.getBoolean("demo"));
        return new Account(user, Optional.ofNullable(row.getString("password")));
    }
}
