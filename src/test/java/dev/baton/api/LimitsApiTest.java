package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Baton;
import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.database.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = Baton.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "baton.limits.sign-ins-per-minute=2",
            "baton.limits.messages-per-second=1",
            "baton.limits.messages-burst=5"
        })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class LimitsApiTest {

    private final HttpClientForTests nobody;

    LimitsApiTest(@LocalServerPort int port) {
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

    @Test
    void who_sends_too_fast_is_told_when_to_go_on_and_nobody_else_is_slowed() {
        Customer customer = customer();
        Customer other = customer();

        List<Answer> answers;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 60)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> customer.says("message-" + i, "Line " + i), senders))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(answers).extracting(Answer::status).containsOnly(201, 429);
        Answer refused = answers.stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(other.says("Am I slowed?").status()).isEqualTo(201);
    }

    private Customer customer() {
        return new Customer(nobody, nobody.post("/api/v1/conversations", "{\"assistant\":\"demo\"}"));
    }
}
