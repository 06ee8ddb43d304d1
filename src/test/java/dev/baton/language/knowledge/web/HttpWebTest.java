package dev.baton.language.knowledge.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.net.AddressRule;
import dev.baton.platform.net.Names;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeout only ends a test that hangs. */
@Timeout(60)
class HttpWebTest {

    private static final WebLimits LIMITS = new WebLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            10_000,
            10,
            5,
            Duration.ofMinutes(1),
            Duration.ZERO);

    private final FakeSite site = FakeSite.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_page_comes_with_what_to_ask_by_later_and_then_is_unchanged() {
        site.page("/a", "<p>Hello</p>");

        var first = (Fetched.Body) get("/a", Validators.NONE);
        var second = get("/a", first.validators());

        assertThat(new String(first.bytes(), StandardCharsets.UTF_8)).isEqualTo("<p>Hello</p>");
        assertThat(first.charset()).contains(StandardCharsets.UTF_8);
        assertThat(first.validators().etag()).isPresent();
        assertThat(second).isEqualTo(new Fetched.Unchanged());
    }

    @Test
    void a_redirect_is_told_and_not_followed() {
        site.redirect("/a", "/b?c=d");

        assertThat(get("/a", Validators.NONE)).isEqualTo(new Fetched.Moved(site.address("/b?c=d")));
        assertThat(site.asked()).containsExactly("/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://[bad", "\u0001"})
    void a_redirect_to_nowhere_is_a_failure(String to) {
        site.on("/a", exchange -> {
            exchange.getResponseHeaders().set("Location", to.equals("\u0001") ? "a b|c{" : to);
            exchange.sendResponseHeaders(301, -1);
        });

        assertThat(get("/a", Validators.NONE)).isInstanceOfAny(Fetched.Failed.class, Fetched.Moved.class);
    }

    @Test
    void a_page_without_end_is_given_up_at_the_limit() {
        site.on("/a", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var part = new byte[4_096];
            Arrays.fill(part, (byte) 'x');
            while (true) {
                exchange.getResponseBody().write(part);
            }
        });

        assertThat(get("/a", Validators.NONE))
                .isEqualTo(new Fetched.Refused("The page is larger than 10000 bytes, which is the most that is read."));
    }

    @Test
    void a_page_that_trickles_is_given_up_when_its_time_is_over() {
        site.on("/a", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        var impatient = new WebLimits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMillis(300),
                10_000_000,
                10,
                5,
                Duration.ofMinutes(1),
                Duration.ZERO);

        try (var web = new HttpWeb(InetAddress::getAllByName, new AddressRule(true), impatient)) {
            assertThat(web.get(site.address("/a"), Validators.NONE)).isInstanceOf(Fetched.Failed.class);
        }
    }

    @Test
    void a_charset_that_nobody_knows_is_left_out() {
        site.on("/a", exchange -> FakeSite.send(exchange, 200, "text/html; charset=klingon-8", new byte[] {'a'}));

        assertThat(get("/a", Validators.NONE))
                .isInstanceOfSatisfying(
                        Fetched.Body.class, body -> assertThat(body.charset()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1",
                "http://localhost",
                "http://[::1]",
                "http://[::ffff:127.0.0.1]",
                "http://169.254.169.254",
                "http://2130706433",
                "http://0.0.0.0",
                "http://127.1"
            })
    void nothing_private_is_read_however_it_is_written(String host) {
        site.page("/a", "<p>Secret</p>");
        var port = site.address("/").getPort();

        try (var web = new HttpWeb(InetAddress::getAllByName, new AddressRule(false), LIMITS)) {
            assertThat(web.get(URI.create(host + ":" + port + "/a"), Validators.NONE))
                    .isNotInstanceOf(Fetched.Body.class);
        }
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void a_name_with_one_private_address_among_its_public_ones_is_refused() throws UnknownHostException {
        var mixed = new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")};

        try (var web = new HttpWeb(host -> mixed, new AddressRule(false), LIMITS)) {
            assertThat(web.get(URI.create("http://help.example/"), Validators.NONE))
                    .isInstanceOfSatisfying(Fetched.Refused.class, refused -> assertThat(refused.reason())
                            .contains("private network"));
        }
    }

    /** The connection goes to the addresses that were checked: a name is resolved once, and what it says later is not asked. */
    @Test
    void a_name_that_changes_its_address_after_the_check_gains_nothing() throws UnknownHostException {
        site.page("/a", "<p>Secret</p>");
        var loopback = InetAddress.getByName("127.0.0.1");
        var harmless = InetAddress.getByName("127.0.0.2");
        var questions = new AtomicInteger();
        Names rebinding = host -> new InetAddress[] {questions.getAndIncrement() == 0 ? harmless : loopback};

        try (var web = new HttpWeb(rebinding, new AddressRule(true), LIMITS)) {
            var fetched = web.get(
                    URI.create("http://rebind.example:" + site.address("/").getPort() + "/a"), Validators.NONE);

            assertThat(fetched).isInstanceOf(Fetched.Failed.class);
        }
        assertThat(questions).hasValue(1);
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void a_server_that_is_not_there_is_a_sentence() {
        var gone = site.address("/a");
        site.close();

        assertThat(get(gone)).isInstanceOfSatisfying(Fetched.Failed.class, failed -> assertThat(failed.reason())
                .endsWith("."));
        assertThat(get(URI.create("http://no-such-host.invalid/"))).isInstanceOf(Fetched.Failed.class);
    }

    private Fetched get(String path, Validators known) {
        try (var web = new HttpWeb(InetAddress::getAllByName, new AddressRule(true), LIMITS)) {
            return web.get(site.address(path), known);
        }
    }

    private static Fetched get(URI address) {
        try (var web = new HttpWeb(InetAddress::getAllByName, new AddressRule(true), LIMITS)) {
            return web.get(address, new Validators(Optional.empty(), Optional.empty()));
        }
    }
}
