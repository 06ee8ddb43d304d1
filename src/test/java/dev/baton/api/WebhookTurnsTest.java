package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A bot that calls an address outside: the turn ends, and one of its own goes on with the answer (D6). */
@ApiTest
class WebhookTurnsTest {

    private static final String ACTIONS = """
              - id: lookup
                start: "look up *"
                steps:
                  - say: "One moment."
                  - webhook:
                      url: "http://127.0.0.1:%1$d/orders"
                      into: {status: /status}
                      failed: sorry
                  - {say: "It is {status}.", next: end}
                  - {id: sorry, say: "I can't look that up."}
              - id: secret
                start: "secret"
                steps:
                  - {ask: pin, kind: number, text: "Which member number?", private: true}
                  - webhook: {url: "http://127.0.0.1:%1$d/secrets", body: {pin: "{pin}"}}
                  - say: "Thank you."
            """;

    private final Shops.Opener shops;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final HttpServer outside;
    private volatile int status = 200;

    WebhookTurnsTest(@Autowired Shops.Opener shops) throws IOException {
        this.shops = shops;
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        outside.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        outside.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] body = "{\"status\":\"packed\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        outside.start();
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        outside.stop(0);
    }

    private Customer customer() {
        return shops.open(ACTIONS.formatted(outside.getAddress().getPort()), "").customer();
    }

    @Test
    void what_comes_first_is_seen_before_the_webhook_answers() {
        Customer customer = customer();
        customer.says("look up my parcel");
        customer.log().awaitsLine("One moment.");
        assertThat(lines(customer)).doesNotContain("It is packed.");
        mayAnswer.countDown();
        customer.log().awaitsLine("It is packed.");
        assertThat(keys).singleElement().asString().startsWith(customer.id() + "-");
    }

    @Test
    void what_the_customer_writes_meanwhile_is_answered_after_it() {
        Customer customer = customer();
        customer.says("look up my parcel");
        customer.log().awaitsLine("One moment.");
        customer.says("hello");
        mayAnswer.countDown();
        customer.log().awaitsLine("Hello to you.");
        assertThat(lines(customer)).containsSubsequence("One moment.", "It is packed.", "Hello to you.");
    }

    @Test
    void what_the_customer_writes_waits_for_as_many_webhooks_as_there_are() {
        String hook = "{webhook: {url: \"http://127.0.0.1:%d/x\"}}, "
                .formatted(outside.getAddress().getPort());
        String chain = "  - {id: chain, start: chain, steps: [{say: One moment.}, %s{say: All done.}]}";
        Customer customer = shops.open(chain.formatted(hook.repeat(6)), "").customer();
        customer.says("chain");
        customer.log().awaitsLine("One moment.");
        customer.says("hello");
        customer.says("after care");
        mayAnswer.countDown();
        customer.log().awaitsLine("Did that help?");
        assertThat(lines(customer)).containsSubsequence("One moment.", "All done.", "Hello to you.", "Did that help?");
        assertThat(keys).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void a_failure_goes_the_way_that_the_file_says() {
        Customer customer = customer();
        status = 404;
        mayAnswer.countDown();
        customer.says("look up my parcel");
        customer.log().awaitsLine("I can't look that up.");
    }

    @Test
    void a_private_value_reaches_the_webhook_in_clear() {
        Customer customer = customer();
        mayAnswer.countDown();
        customer.says("secret");
        customer.log().awaitsLine("Which member number?");
        customer.says("4711");
        customer.log().awaitsLine("Thank you.");
        assertThat(bodies).containsExactly("{\"pin\":\"4711\"}");
    }

    private static List<String> lines(Customer customer) {
        return customer.log().events().stream()
                .filter(event -> event.at("/type").asString().equals("message"))
                .map((JsonNode event) -> event.at("/data/text").asString())
                .toList();
    }
}
