package dev.baton.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.delivery.ClientTokens.Client;
import dev.baton.delivery.ClientTokens.Token;
import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import dev.baton.platform.TestClock;
import dev.baton.platform.database.TestDatabase;
import dev.baton.platform.net.AddressRule;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.security.Vaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Access tokens on two nodes that share a database, from a server that checks who asks (RFC 6749, 4.4). */
class ClientTokensTest {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final JdbcClient sql = JdbcClient.create(TestDatabase.fresh());
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final CheckedHttp http = new CheckedHttp(new AddressRule(true), clock);
    private final ClientTokens one = node();
    private final ClientTokens two = node();
    private final AtomicInteger given = new AtomicInteger();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile CountDownLatch mayAnswer = new CountDownLatch(0);
    private volatile String asked = "";

    ClientTokensTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private ClientTokens node() {
        return new ClientTokens(new Credentials(sql, Vaults.keys(sql)), new Leases(sql), Node.random(), http, clock);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", this::give);
        server.start();
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        server.stop(0);
        http.close();
    }

    private void give(HttpExchange exchange) throws IOException {
        asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String basic =
                "Basic " + Base64.getEncoder().encodeToString("shop%3A1:s3cret%2B".getBytes(StandardCharsets.UTF_8));
        boolean known = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        int count = given.incrementAndGet();
        try {
            mayAnswer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        byte[] body = "{\"access_token\":\"token-%d\",\"token_type\":\"bearer\",\"expires_in\":%d}"
                .formatted(count, LIFE.toSeconds())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? status : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Client client(String secret) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
        return new Client("desk:help", address, "shop:1", secret, "messages read");
    }

    private Token token(ClientTokens node) {
        return node.token(client("s3cret+"));
    }

    @Test
    void it_is_fetched_once_for_all_nodes() {
        assertThat(token(one)).isEqualTo(new Token.Usable("token-1"));
        assertThat(token(two)).isEqualTo(new Token.Usable("token-1"));
        assertThat(token(one)).isEqualTo(new Token.Usable("token-1"));
        assertThat(given).hasValue(1);
        assertThat(asked).isEqualTo("grant_type=client_credentials&scope=messages+read");
    }

    @Test
    void it_is_renewed_ahead_of_its_end_by_one_node_while_the_others_go_on_with_it() {
        token(one);
        token(two);
        clock.pass(LIFE.minus(ClientTokens.AHEAD).minusSeconds(1));
        assertThat(token(one)).isEqualTo(new Token.Usable("token-1"));

        clock.pass(Duration.ofSeconds(1));
        mayAnswer = new CountDownLatch(1);
        var renewing = CompletableFuture.supplyAsync(() -> token(one));
        await().until(() -> given.get() == 2);
        assertThat(token(two)).isEqualTo(new Token.Usable("token-1"));
        mayAnswer.countDown();

        assertThat(renewing.join()).isEqualTo(new Token.Usable("token-2"));
        assertThat(token(two)).isEqualTo(new Token.Usable("token-2"));
        assertThat(given).hasValue(2);
    }

    @Test
    void a_token_that_is_over_is_used_by_nobody_while_another_node_fetches() {
        token(one);
        token(two);
        clock.pass(LIFE);
        mayAnswer = new CountDownLatch(1);
        var renewing = CompletableFuture.supplyAsync(() -> token(one));
        await().until(() -> given.get() == 2);

        assertThat(token(two)).isInstanceOf(Token.NotNow.class);
        mayAnswer.countDown();
        assertThat(renewing.join()).isEqualTo(new Token.Usable("token-2"));
    }

    @Test
    void a_renewal_that_fails_leaves_the_token_in_use_until_its_end() {
        token(one);
        clock.pass(LIFE.minus(ClientTokens.AHEAD));
        status = 503;
        assertThat(token(one)).isEqualTo(new Token.Usable("token-1"));

        clock.pass(ClientTokens.AHEAD);
        assertThat(token(one)).isEqualTo(new Token.NotNow("No access token: the server answered 503."));
        status = 200;
        assertThat(token(one)).isInstanceOf(Token.Usable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void what_may_pass_is_not_called_a_refusal(int answer) {
        status = answer;
        assertThat(token(one)).isEqualTo(new Token.NotNow("No access token: the server answered " + answer + "."));
    }

    @Test
    void wrong_credentials_are_said_in_words_and_shown_nowhere() {
        var wrong = client("wr0ng");
        assertThat(one.token(wrong))
                .isEqualTo(new Token.Refused(
                        "The client's id or secret is refused (401); set them anew in the desk's settings."));
        assertThat(wrong.toString() + token(two)).doesNotContain("wr0ng", "s3cret", "token-2");
    }

    @Test
    void a_token_that_the_other_side_no_longer_takes_is_fetched_anew_by_all() {
        token(one);
        token(two);
        one.forget("desk:help");
        assertThat(token(one)).isEqualTo(new Token.Usable("token-2"));
        two.refused("desk:help", "token-1");
        assertThat(token(two)).isEqualTo(new Token.Usable("token-2"));
        assertThat(given).hasValue(2);
    }
}
