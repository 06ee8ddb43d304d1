package dev.baton.bot;

import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.Documents;
import dev.baton.assistant.PatternPersonRequests;
import dev.baton.conversation.Command;
import dev.baton.conversation.Consequences;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.PrivateQuestions;
import dev.baton.conversation.lane.Stage;
import dev.baton.desk.Desk;
import dev.baton.language.Understanding;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.net.AddressRule;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.security.Vault;
import dev.baton.platform.security.Vaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A node that dies while it calls outside: what it was at is owed, and another node does it under the same name. */
class EffectTakeoverTest {

    private static final String SHOP = """
            id: demo
            languages: en
            actions:
              - id: secret
                start: "secret"
                steps:
                  - {ask: pin, kind: number, text: "Which member number?", private: true}
                  - {say: "One moment."}
                  - webhook: {url: "http://127.0.0.1:%d/", body: {pin: "{pin}"}, into: {status: /status}, retries: 0}
                  - say: "It is {status}."
            handover: {defaultTeam: support}
            """;

    /** One node: lanes of its own on the shared database, and the bot. */
    private static final class Node implements AutoCloseable {
        final Stage stage;
        final BotTurns turns;
        final Vault vault;
        private final Errands errands;

        Node(Stage stage, AssistantDocument document) {
            this.stage = stage;
            var none = new StaticListableBeanFactory();
            var clock = new DatabaseClock(stage.sql, Clock.systemUTC());
            vault = Vaults.on(stage.sql, clock);
            var privates = new PrivateValues(vault);
            errands = new Errands(
                    (assistant, question, language) -> Optional.empty(), new CheckedHttp(new AddressRule(true), clock));
            turns = new BotTurns(
                    stage.lanes,
                    only(document),
                    new DialogBot(new PatternPersonRequests()),
                    new TurnReader(
                            stage.lanes,
                            none.getBeanProvider(Understanding.class),
                            none.getBeanProvider(Desk.class),
                            privates,
                            clock),
                    errands,
                    privates,
                    clock);
        }

        /** What it is still at can no longer be written. */
        void dies() throws Exception {
            stage.journal.close();
        }

        @Override
        public void close() throws Exception {
            dies();
            errands.close();
        }
    }

    private final HttpServer outside;
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final Stage stage = new Stage();

    EffectTakeoverTest() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        outside.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        outside.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean first = calls.isEmpty();
            calls.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
            if (first) {
                awaitQuietly();
            }
            byte[] answer = "{\"status\":\"packed\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        outside.start();
    }

    @AfterEach
    void stop() throws Exception {
        mayAnswer.countDown();
        outside.stop(0);
        stage.close();
    }

    @Test
    void a_webhook_that_a_dying_node_called_is_called_again_by_the_next_under_the_same_key() throws Exception {
        AssistantDocument document =
                Documents.valid(SHOP.formatted(outside.getAddress().getPort()));
        var dying = new Node(new Stage(stage.database), document);
        ConversationId id = untilTheCall(dying);
        dying.dies();

        try (var next = new Node(new Stage(stage.database), document)) {
            next.turns.leftOwing(stage.store.find(id).orElseThrow());
            assertThat(lines(id)).endsWith("One moment.", "It is packed.");
        }
        mayAnswer.countDown();
        assertThat(calls).hasSize(2).allSatisfy(call -> assertThat(call).isEqualTo(calls.peek()));
        assertThat(calls.peek()).endsWith("{\"pin\":\"4711\"}");
    }

    @Test
    void a_node_that_runs_already_takes_it_over_when_it_is_late() throws Exception {
        AssistantDocument document =
                Documents.valid(SHOP.formatted(outside.getAddress().getPort()));
        var dying = new Node(new Stage(stage.database), document);
        try (var next = new Node(new Stage(stage.database), document)) {
            ConversationId id = untilTheCall(dying);
            dying.dies();

            Conversation owing = stage.store.find(id).orElseThrow();
            var due = owing.bot().turn().orElseThrow().due();
            done(next.stage.lanes.submit(id, new Command.Due(due, Consequences.NONE)));
            awaitLine(id, "It is packed.");
            mayAnswer.countDown();
        }
        assertThat(calls).hasSize(2).allSatisfy(call -> assertThat(call).isEqualTo(calls.peek()));
    }

    /** The customer has given the private value, and the node waits for the webhook. */
    private ConversationId untilTheCall(Node node) throws InterruptedException {
        ConversationId id = node.stage.started();
        awaitAnswered(id);
        done(node.stage.lanes.submit(id, says("m1", "secret")));
        awaitLine(id, "Which member number?");
        node.vault.keep(id.value(), PrivateQuestions.answer("m2"), "4711", Duration.ofDays(1));
        done(node.stage.lanes.submit(id, says("m2", PrivateQuestions.MASK)));
        awaitLine(id, "One moment.");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !calls.isEmpty());
        return id;
    }

    private void awaitAnswered(ConversationId id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> stage.store.find(id).orElseThrow().bot().turn().isEmpty());
    }

    private void awaitLine(ConversationId id, String line) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> lines(id).contains(line));
    }

    private List<String> lines(ConversationId id) {
        return stage.store.events(id, 0, 1_000).stream()
                .map(recorded -> recorded.event() instanceof Event.Message message ? message.text() : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private void awaitQuietly() {
        try {
            mayAnswer.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Assistants only(AssistantDocument document) {
        return new Assistants() {
            @Override
            public Optional<AssistantDocument> find(String id) {
                return Optional.of(document);
            }

            @Override
            public List<AssistantDocument> all() {
                return List.of(document);
            }
        };
    }
}
