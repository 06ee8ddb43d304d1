package dev.baton.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.platform.TestClock;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Call;
import dev.baton.platform.net.CheckedHttp.Forbidden;
import dev.baton.platform.net.CheckedHttp.NoAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedHttpTest {

    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private static final AddressRule ANY = new AddressRule(true);
    private static final AddressRule PUBLIC = new AddressRule(false);

    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Reply reply = exchange -> send(exchange, 200, "ok");

    CheckedHttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            reply.to(exchange);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"})
    void this_machine_is_not_called_in_whatever_way_it_is_written(String host) {
        try (var http = new CheckedHttp(PUBLIC, clock)) {
            assertThat(call(http, host)).isNotInstanceOf(Answer.class);
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.168.1.1", "169.254.169.254", "[fd00::1]"})
    void private_networks_are_not_called_and_the_refusal_says_what_allows_it(String host) {
        try (var http = new CheckedHttp(PUBLIC, clock)) {
            assertThat(call(http, host))
                    .isInstanceOfSatisfying(Forbidden.class, forbidden -> assertThat(forbidden.why())
                            .contains("BATON_DELIVERY_ALLOW_PRIVATE_ADDRESSES"));
        }
    }

    @Test
    void a_name_with_one_private_address_among_public_ones_is_not_called() throws UnknownHostException {
        var both = new InetAddress[] {InetAddress.getByName("93.184.215.14"), InetAddress.getByName("127.0.0.1")};
        try (var http = new CheckedHttp(host -> both, PUBLIC, clock)) {
            assertThat(call(http, "two.example")).isInstanceOf(Forbidden.class);
        }
        assertThat(asked).isEmpty();
    }

    /** The connection goes to the addresses that were checked: a name is resolved once, and what it says later is not asked. */
    @Test
    void a_name_that_changes_its_address_after_the_check_gains_nothing() throws UnknownHostException {
        var harmless = InetAddress.getByName("127.0.0.2");
        var loopback = InetAddress.getByName("127.0.0.1");
        var questions = new AtomicInteger();
        Names rebinding = host -> new InetAddress[] {questions.getAndIncrement() == 0 ? harmless : loopback};
        try (var http = new CheckedHttp(rebinding, ANY, clock)) {
            assertThat(call(http, "rebind.example")).isInstanceOf(NoAnswer.class);
        }
        assertThat(questions).hasValue(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void each_new_connection_checks_the_name_anew() throws UnknownHostException {
        var loopback = InetAddress.getByName("127.0.0.1");
        var questions = new AtomicInteger();
        Names counting = host -> {
            questions.incrementAndGet();
            return new InetAddress[] {loopback};
        };
        reply = exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            send(exchange, 200, "ok");
        };
        try (var http = new CheckedHttp(counting, ANY, clock)) {
            assertThat(call(http, "same.example")).isInstanceOf(Answer.class);
            assertThat(call(http, "same.example")).isInstanceOf(Answer.class);
        }
        assertThat(questions).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_an_answer_and_is_not_followed(int status) {
        reply = exchange -> {
            exchange.getResponseHeaders().set("Location", "/secret");
            send(exchange, status, "");
        };
        assertThat(call()).isInstanceOfSatisfying(Answer.class, answer -> {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.isOk()).isFalse();
        });
        assertThat(asked).containsExactly("/hook");
    }

    @Test
    void an_answer_that_is_too_large_is_none() {
        reply = exchange -> send(exchange, 200, "x".repeat(CheckedHttp.MAX_BYTES + 1));
        assertThat(call()).isInstanceOfSatisfying(NoAnswer.class, none -> assertThat(none.why())
                .contains("larger"));
    }

    @Test
    void the_time_counts_for_the_whole_call() {
        reply = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            hang();
        };
        assertThat(call()).isEqualTo(new NoAnswer("There was no answer within 1 s."));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'Fri, 20 Nov 2026 12:00:30 GMT', 30", "'Fri, 20 Nov 2026 11:00:00 GMT', 0"})
    void how_long_it_wants_to_be_left_alone_is_read_as_seconds_or_as_a_time(String header, long seconds) {
        reply = exchange -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            send(exchange, 429, "");
        };
        assertThat(call()).isInstanceOfSatisfying(Answer.class, answer -> assertThat(answer.retryAfter())
                .contains(Duration.ofSeconds(seconds)));
    }

    @Test
    void nothing_of_headers_and_bodies_stands_in_what_may_be_logged() {
        var call = new Call(
                "POST",
                URI.create("https://desk.example.com/a?token=t0p"),
                Map.of("Authorization", "Bearer s3cret"),
                Optional.of(CheckedHttp.Content.json("{\"words\":\"private\"}")),
                Duration.ofSeconds(1));
        assertThat(call.toString() + new Answer(200, "private", Map.of("set-cookie", "s3cret"), Optional.empty()))
                .doesNotContain("s3cret", "t0p", "private");
    }

    private CheckedHttp.Result call() {
        try (var http = new CheckedHttp(ANY, clock)) {
            return call(http, "127.0.0.1");
        }
    }

    private CheckedHttp.Result call(CheckedHttp http, String host) {
        return http.call(new Call(
                "GET",
                URI.create("http://" + host + ":" + server.getAddress().getPort() + "/hook"),
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(1)));
    }

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
