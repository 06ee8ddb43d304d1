package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Baton;
import dev.baton.HttpClientForTests;
import dev.baton.platform.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = Baton.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "baton.limits.sign-ins-per-minute=2")
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class SignInLimitTest {

    private final HttpClientForTests nobody;

    SignInLimitTest(@LocalServerPort int port) {
        this.nobody = HttpClientForTests.of(port);
    }

    @Test
    void guessing_is_slowed_down_for_the_guessed_account_and_nobody_else() {
        var guess = "{\"email\":\"Victim@example.com\",\"password\":\"guess\"}";
        for (var i = 0; i < 2; i++) {
            assertThat(nobody.post("/api/v1/session", guess).status()).isEqualTo(401);
        }

        var refused = nobody.post("/api/v1/tokens", guess.replace('V', 'v'));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
        assertThat(nobody.post("/api/v1/tokens", "{\"email\":\"agent@example.com\",\"password\":\"baton-demo\"}")
                        .status())
                .isEqualTo(201);
    }
}
