package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Baton;
import dev.baton.conversation.Target;
import dev.baton.platform.Hints;
import dev.baton.platform.HintsLoss;
import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.TestDatabase;
import dev.baton.routing.Availability;
import dev.baton.routing.Router;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two servers that hear nothing of each other, and do not know it: what hints would have told comes later, but comes. */
class LostHintsTest {

    private static final Duration LATER = Duration.ofSeconds(60);
    private static final String CONVERSATIONS = "/api/v1/conversations";

    private ConfigurableApplicationContext routing;
    private ConfigurableApplicationContext other;

    @BeforeEach
    void start() {
        DatabaseAddress address = TestDatabase.freshAddress();
        routing = server(address);
        Awaitility.await("it routes").atMost(LATER).until(() -> routing.getBean(Router.class)
                .routes());
        other = server(address);
    }

    @AfterEach
    void stop() {
        other.close();
        routing.close();
    }

    /** What a stream brought. */
    private static final class Heard implements EventStream.Receiver {
        private final Set<String> texts = ConcurrentHashMap.newKeySet();
        private final Map<String, JsonNode> byType = new ConcurrentHashMap<>();

        @Override
        public void received(String id, String type, JsonNode data) {
            byType.put(type, data);
            if (type.equals("message")) {
                texts.add(data.at("/data/text").asString());
            }
        }

        JsonNode await(String type) {
            Awaitility.await(type).atMost(LATER).until(() -> byType.containsKey(type));
            return byType.getOrDefault(type, Api.JSON.createObjectNode());
        }

        void awaitText(String text) {
            Awaitility.await(text).atMost(LATER).until(() -> texts.contains(text));
        }
    }

    @Test
    void an_offer_and_what_is_said_reach_the_other_server_all_the_same() throws Exception {
        var anonymous = new Api(List.of(address(other)), 0);
        var signIn = Map.of("email", "agent@example.com", "password", "baton-demo");
        var agent = anonymous.bearer(
                anonymous.post("/api/v1/tokens", signIn).json().path("token").asString());
        var desk = new Heard();
        var reading = Thread.ofVirtual().start(new EventStream(agent, "/api/v1/agents/me/events", false, desk));
        agent.put("/api/v1/agents/me/presence", Map.of("state", "online"));
        desk.await("snapshot");
        awaitKnownOnline();

        HintsLoss.loseSilently(routing.getBean(Hints.class));
        HintsLoss.loseSilently(other.getBean(Hints.class));

        var visitor = new Api(List.of(address(routing)), 0);
        var started = visitor.post(
                        CONVERSATIONS, Map.of("clientId", UUID.randomUUID().toString(), "assistant", "demo"))
                .json();
        String path = CONVERSATIONS + "/" + started.path("id").asString();
        var customer = visitor.bearer(started.path("token").asString());
        var chat = new Heard();
        var chatting = Thread.ofVirtual().start(new EventStream(customer, path + "/events", true, chat));
        customer.post(path + "/handover", Map.of());

        String offer = desk.await("offer.made").at("/data/offerId").asString();
        assertThat(agent.post("/api/v1/offers/" + offer + "/accept", Map.of()).status())
                .isEqualTo(200);
        say(agent, path, "Good morning");
        chat.awaitText("Good morning");

        var transcript = new Heard();
        var following = Thread.ofVirtual().start(new EventStream(agent, path + "/events", true, transcript));
        transcript.awaitText("Good morning");
        say(customer, path, "Good evening");
        transcript.awaitText("Good evening");
        Awaitility.await("the agent's list says that the customer waits")
                .atMost(LATER)
                .until(() -> desk.await("conversation.changed")
                        .at("/data/conversation/lastMessage/text")
                        .asString()
                        .equals("Good evening"));
        List.of(reading, chatting, following).forEach(Thread::interrupt);
    }

    private void awaitKnownOnline() {
        var availability = routing.getBean(Availability.class);
        Awaitility.await("the routing server knows the agent")
                .atMost(LATER)
                .until(() -> availability.anybodyFor(Target.team("support")));
    }

    private static void say(Api who, String path, String text) throws InterruptedException {
        var message = Map.of("clientId", UUID.randomUUID().toString(), "text", text);
        assertThat(who.post(path + "/messages", message).status()).isEqualTo(201);
    }

    private static URI address(ConfigurableApplicationContext server) {
        return URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"));
    }

    private static ConfigurableApplicationContext server(DatabaseAddress address) {
        return new SpringApplicationBuilder(Baton.class)
                .run(
                        "--baton.port=0",
                        "--baton.db.url=" + address.url(),
                        "--baton.db.user=" + address.user(),
                        "--baton.db.password=" + address.password());
    }
}
