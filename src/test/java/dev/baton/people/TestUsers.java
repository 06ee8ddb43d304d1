package dev.baton.people;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.Hints;
import dev.baton.platform.security.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** Accounts for tests that need no whole server. */
public final class TestUsers {

    private TestUsers() {}

    /** The accounts in a database, as a server with this configuration ({@code baton.name} to value) has them. */
    public static Users in(JdbcClient jdbc, Hints hints, Clock clock, Map<String, String> configuration) {
        var properties = new Binder(new MapConfigurationPropertySource(configuration))
                .bindOrCreate("baton", BatonProperties.class);
        return new Users(
                jdbc,
                PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                new AgentChanges(hints, event -> {}, jdbc),
                clock,
                properties);
    }

    /** Adds somebody who talks with customers: six chats, team support, password {@code secret}. */
    public static UUID agent(Users users, String email, boolean demo) {
        return users.add(new NewUser(
                email,
                "Alex Demo",
                Set.of(Role.AGENT),
                Optional.of("secret"),
                OptionalInt.of(600),
                List.of("support"),
                Map.of(),
                List.of("en", "de"),
                demo));
    }
}
