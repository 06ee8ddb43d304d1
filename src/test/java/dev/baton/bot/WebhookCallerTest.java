package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.platform.net.AddressRule;
import dev.baton.platform.net.CheckedHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookCallerTest {

    private record Received(String method, String path, String key, String body) {}

    private interface Reply {
        void to(HttpExchange exchange, int call) throws IOException;
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server = open();
    private final CheckedHttp http = new CheckedHttp(new AddressRule(true), Clock.systemUTC());
    private final WebhookCaller caller = new WebhookCaller(http);
    private volatile Reply reply = (exchange, call) -> send(exchange, 200, "{}");

    private HttpServer open() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            reply.to(exchange, received.size());
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        http.close();
        server.stop(0);
    }

    @Test
    void the_answers_values_are_read_from_their_places() {
        reply = (exchange, call) -> send(
                exchange, 200, "{\"order\":{\"status\":\"packed\",\"items\":[{\"n\":2}],\"gone\":null,\"list\":[]}}");
        assertThat(call(
                        2,
                        Map.of(
                                "status",
                                "/order/status",
                                "n",
                                "/order/items/0/n",
                                "gone",
                                "/order/gone",
                                "list",
                                "/order/list")))
                .isEqualTo(new EffectResult.Values(Map.of("status", "packed", "n", "2")));
        assertThat(received).containsExactly(new Received("POST", "/hook", "conversation-7", "{\"a\":\"b\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void a_passing_trouble_is_tried_again_with_the_same_key(int status) {
        reply = (exchange, call) -> send(exchange, call < 3 ? status : 200, "{\"z\":1}");
        assertThat(call(2, Map.of("z", "/z"))).isEqualTo(new EffectResult.Values(Map.of("z", "1")));
        assertThat(received).hasSize(3).extracting(Received::key).containsOnly("conversation-7");
    }

    @Test
    void as_often_as_it_is_set_and_no_more() {
        reply = (exchange, call) -> send(exchange, 500, "");
        assertThat(call(1, Map.of())).isEqualTo(new EffectResult.Nothing("the address answered 500."));
        assertThat(received).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 302})
    void a_refusal_is_not_tried_again_and_redirects_are_not_followed(int status) {
        reply = (exchange, call) -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            send(exchange, status, "");
        };
        assertThat(call(3, Map.of())).isEqualTo(new EffectResult.Nothing("the address answered " + status + "."));
        assertThat(received).hasSize(1);
    }

    @Test
    void what_is_no_json_or_too_large_is_a_failure() {
        reply = (exchange, call) -> send(exchange, 200, "<html>");
        assertThat(call(0, Map.of("z", "/z"))).isEqualTo(new EffectResult.Nothing("the answer is no JSON."));
        reply = (exchange, call) -> send(exchange, 200, "\"" + "x".repeat(WebhookCaller.MAX_BYTES) + "\"");
        assertThat(call(0, Map.of("z", "/z")))
                .isEqualTo(new EffectResult.Nothing("the answer is larger than 65536 bytes."));
    }

    @Test
    void an_address_that_never_answers_ends_at_the_time_limit() {
        reply = (exchange, call) -> hang();
        assertThat(call(0, Map.of())).isEqualTo(new EffectResult.Nothing("there was no answer within 1 s."));
    }

    @Test
    void an_answer_that_begins_and_never_ends_ends_at_the_time_limit_too() {
        reply = (exchange, call) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hang();
        };
        assertThat(call(0, Map.of("z", "/z"))).isEqualTo(new EffectResult.Nothing("there was no answer within 1 s."));
    }

    @Test
    void an_address_where_nobody_listens_is_a_failure() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var webhook = new Effect.CallWebhook(
                URI.create("http://127.0.0.1:" + free + "/"),
                "GET",
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(1),
                0,
                Map.of());
        assertThat(caller.call(webhook, "key")).isEqualTo(new EffectResult.Nothing("the connection failed."));
    }

    @Test
    void an_address_in_a_private_network_is_not_called_unless_that_is_allowed() {
        try (var guarded = new CheckedHttp(new AddressRule(false), Clock.systemUTC())) {
            var webhook = new Effect.CallWebhook(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"),
                    "POST",
                    Map.of(),
                    Optional.of("{}"),
                    Duration.ofSeconds(1),
                    2,
                    Map.of());
            assertThat(new WebhookCaller(guarded).call(webhook, "key"))
                    .isInstanceOfSatisfying(EffectResult.Nothing.class, nothing -> assertThat(nothing.why())
                            .contains("private network", "BATON_DELIVERY_ALLOW_PRIVATE_ADDRESSES"));
        }
        assertThat(received).isEmpty();
    }

    private EffectResult call(int retries, Map<String, String> into) {
        return caller.call(
                new Effect.CallWebhook(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"),
                        "POST",
                        Map.of("X-Shop", "demo"),
                        Optional.of("{\"a\":\"b\"}"),
                        Duration.ofSeconds(1),
                        retries,
                        into),
                "conversation-7");
    }

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
