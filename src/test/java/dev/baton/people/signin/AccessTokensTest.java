package dev.baton.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.people.TestUsers;
import dev.baton.people.Users;
import dev.baton.platform.Hints;
import dev.baton.platform.Node;
import dev.baton.platform.TestClock;
import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.TestDatabase;
import dev.baton.platform.security.SignIns.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccessTokensTest {

    private final DatabaseAddress address = TestDatabase.freshAddress();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.pool(address));
    private final TestClock clock = new TestClock("2026-01-05T10:00:00Z");
    private final Hints here = Hints.start(address, new Node("here"));
    private final Hints there = Hints.start(address, new Node("there"));
    private final Users users = TestUsers.in(jdbc, here, clock, Map.of());
    private final UUID user = TestUsers.agent(users, "a@example.com", false);
    private final AccessTokens tokens = new AccessTokens(jdbc, users, here, clock);

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void a_token_that_one_server_ends_is_soon_worth_nothing_at_another_that_remembers_it() {
        var elsewhere = new AccessTokens(jdbc, users, there, clock);
        var token = tokens.issue(user, Kind.PROGRAM).text();
        assertThat(elsewhere.person(token, Kind.PROGRAM)).isPresent();

        tokens.end(token);

        assertThat(tokens.person(token, Kind.PROGRAM)).isEmpty();
        Awaitility.await().until(() -> elsewhere.person(token, Kind.PROGRAM).isEmpty());
    }

    @Test
    void a_programs_token_lives_for_thirty_days() {
        var token = tokens.issue(user, Kind.PROGRAM).text();

        clock.pass(Duration.ofDays(30).minusSeconds(1));
        assertThat(tokens.person(token, Kind.PROGRAM)).isPresent();

        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.person(token, Kind.PROGRAM)).isEmpty();
    }

    @Test
    void a_session_lives_for_twelve_hours_after_its_last_use() {
        var token = tokens.issue(user, Kind.SESSION).text();

        for (var i = 0; i < 3; i++) {
            clock.pass(Duration.ofHours(11));
            assertThat(new AccessTokens(jdbc, users, here, clock).person(token, Kind.SESSION))
                    .isPresent();
        }

        clock.pass(Duration.ofHours(12));
        assertThat(tokens.person(token, Kind.SESSION)).isEmpty();
    }

    @Test
    void the_demos_accounts_are_nobodys_once_the_server_can_be_reached_from_elsewhere() {
        var demo = TestUsers.agent(users, "agent@example.com", true);
        var token = tokens.issue(demo, Kind.PROGRAM).text();
        assertThat(users.signIn("agent@example.com", "secret")).isPresent();

        for (var configuration : List.of(
                Map.of("baton.address", "0.0.0.0"),
                Map.of("baton.address", "0.0.0.0", "baton.demo", "true"),
                Map.of("baton.demo", "false"))) {
            var open = TestUsers.in(jdbc, there, clock, configuration);

            assertThat(open.signIn("agent@example.com", "secret")).isEmpty();
            assertThat(new AccessTokens(jdbc, open, there, clock).person(token, Kind.PROGRAM))
                    .isEmpty();
            assertThat(open.signIn("a@example.com", "secret"))
                    .as("others still can")
                    .isPresent();
        }
    }
}
