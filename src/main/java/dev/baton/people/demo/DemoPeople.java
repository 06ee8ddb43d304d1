package dev.baton.people.demo;

import static dev.baton.platform.security.Role.ADMIN;
import static dev.baton.platform.security.Role.AGENT;
import static dev.baton.platform.security.Role.BUILDER;
import static dev.baton.platform.security.Role.SUPERVISOR;

import dev.baton.people.NewUser;
import dev.baton.people.Users;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the demo's teams, skills and accounts into the database when the demo is on and they are not there. */
@Component
class DemoPeople implements SmartInitializingSingleton {

    static final String PASSWORD = "baton-demo";

    private static final OptionalInt SIX_CHATS = OptionalInt.of(600);
    private static final OptionalInt NONE = OptionalInt.empty();

    static final List<NewUser> ACCOUNTS = List.of(
            account(
                    "agent@example.com",
                    "Alex Demo",
                    Set.of(AGENT),
                    SIX_CHATS,
                    List.of("support", "sales"),
                    Map.of("returns", 8, "technical", 3),
                    List.of("en", "de")),
            account(
                    "agent2@example.com",
                    "Robin Demo",
                    Set.of(AGENT),
                    SIX_CHATS,
                    List.of("support", "billing"),
                    Map.of("returns", 4, "technical", 9),
                    List.of("en", "fr")),
            account(
                    "supervisor@example.com",
                    "Sam Demo",
                    Set.of(AGENT, SUPERVISOR),
                    SIX_CHATS,
                    List.of("support", "sales", "billing"),
                    Map.of("returns", 6),
                    List.of("en")),
            account("builder@example.com", "Kim Demo", Set.of(BUILDER), NONE, List.of(), Map.of(), List.of("en")),
            account("admin@example.com", "Jo Demo", Set.of(ADMIN), NONE, List.of(), Map.of(), List.of("en")));

    private final Users users;
    private final JdbcClient jdbc;
    private final boolean on;

    DemoPeople(Users users, JdbcClient jdbc, BatonProperties properties) {
        this.users = users;
        this.jdbc = jdbc;
        this.on = properties.demoOn();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (on && missing()) {
            jdbc.sql(
                            "insert into team (id, name) values ('sales', 'Sales'), ('billing', 'Billing') on conflict do nothing")
                    .update();
            jdbc.sql("insert into skill (id, name) values ('returns', 'Returns'), ('technical', 'Technical')"
                            + " on conflict do nothing")
                    .update();
            ACCOUNTS.forEach(users::add);
        }
    }

    private boolean missing() {
        return jdbc.sql("select count(*) from user_account where demo")
                        .query(Integer.class)
                        .single()
                < ACCOUNTS.size();
    }

    private static NewUser account(
            String email,
            String name,
            Set<Role> roles,
            OptionalInt cap,
            List<String> teams,
            Map<String, Integer> skills,
            List<String> languages) {
        return new NewUser(email, name, roles, Optional.of(PASSWORD), cap, teams, skills, languages, true);
    }
}
