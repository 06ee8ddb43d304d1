package dev.baton.people;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the account that an installation without the demo begins with, from the configuration, once. */
@Component
class FirstAccount implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAccount.class);
    private static final int SHORTEST_PASSWORD = 12;
    private static final OptionalInt SIX_CHATS = OptionalInt.of(600);

    private final Users users;
    private final Teams teams;
    private final JdbcClient jdbc;
    private final BatonProperties.Admin admin;

    FirstAccount(Users users, Teams teams, JdbcClient jdbc, BatonProperties properties) {
        this.users = users;
        this.teams = teams;
        this.jdbc = jdbc;
        this.admin = properties.admin();
    }

    @Override
    public void afterSingletonsInstantiated() {
        String email = admin.email();
        String password = admin.password();
        if (email == null || password == null || anybody()) {
            return;
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalStateException(
                    "BATON_ADMIN_PASSWORD is too short: use " + SHORTEST_PASSWORD + " characters at least.");
        }
        users.add(new NewUser(
                email,
                email.substring(0, Math.max(email.indexOf('@'), 1)),
                Set.of(Role.values()),
                Optional.of(password),
                SIX_CHATS,
                List.of(teams.defaultTeam().id()),
                Map.of(),
                List.of(),
                false));
        log.info("Made the first account, {}", email);
    }

    private boolean anybody() {
        return jdbc.sql("select exists (select from user_account where not demo)")
                .query(Boolean.class)
                .single();
    }
}
