package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import dev.baton.api.DeskSocket.Reply;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Signer;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.platform.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The offloading webhook where the desk behind it owns the channel. */
@ApiTest
class OffloadingChannelTest extends OwnChannelContract {

    private static final String SECRET = Signer.newSecret();

    private final Shops.Opener shops;
    private final Fake fake = new Fake();

    OffloadingChannelTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @AfterEach
    void stop() {
        fake.socket.close();
    }

    @Override
    Shops.Opener shops() {
        return shops;
    }

    @Override
    FakeChannel desk() {
        return fake;
    }

    @Override
    void setUp(Colleague admin, String id, String more) {
        fake.id = id;
        fake.baton = shops.http();
        Answer answer = admin.http().put("/api/v1/desks/" + id, """
                {"kind": "offloading", "name": "Desk %s", "values": {"url": "%s", "secret": "%s"}%s}
                """.formatted(id, fake.socket.address(), SECRET, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void an_assistant_that_answers_must_exist_and_the_kind_must_have_channels() {
        var admin = shops.open().office("Ada", Role.ADMIN);
        Answer unknown = admin.http().put("/api/v1/desks/own-nobody", """
                {"kind": "offloading", "name": "Own", "values": {}, "assistant": "nobody-at-all"}
                """);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("must be the id of an assistant");
        Answer link = admin.http().put("/api/v1/desks/own-link", """
                {"kind": "link", "name": "Own", "values": {}, "assistant": "demo"}
                """);
        assertThat(link.body()).contains("channels of its own");
    }

    @Test
    void a_thread_whose_conversation_was_erased_begins_anew() {
        var shop = shops.open();
        String id = "own-" + shop.team();
        setUp(shop.office("Ada", Role.ADMIN), id, ", \"assistant\": \"" + shop.team() + "\"");
        String reference = fake.customerComes();
        fake.customerSays(reference, "c1", "hello");
        await().until(() -> fake.story(reference).contains("says Hello to you."));
        shops.sql()
                .sql("DELETE FROM conversation WHERE id IN (SELECT conversation_id FROM desk_thread WHERE desk = ?)")
                .param(id)
                .update();
        fake.customerSays(reference, "c2", "after care");
        await().until(() -> fake.story(reference).contains("says Did that help?"));
        assertThat(fake.story(reference)).filteredOn("says Welcome."::equals).hasSize(2);
    }

    /** Where it is passed to our own workspace, the desk stays the channel. */
    @Test
    void what_our_own_people_say_reaches_the_customer_through_the_desk() {
        var shop = shops.open("""
                  - id: workspace
                    start: ["your own people"]
                    steps:
                      - connect: {desk: workspace}
                """, "");
        String id = "own-" + shop.team();
        setUp(shop.office("Ada", Role.ADMIN), id, ", \"assistant\": \"" + shop.team() + "\"");
        var ann = shop.agent("Ann").online();
        String reference = fake.customerComes();
        fake.customerSays(reference, "c1", "your own people");
        await().until(() -> shops.sql()
                .sql("SELECT count(*) FROM desk_thread WHERE desk = ?")
                .param(id)
                .query(Integer.class)
                .single()
                .equals(1));
        String conversation = new dev.baton.conversation.ConversationId(shops.sql()
                        .sql("SELECT conversation_id FROM desk_thread WHERE desk = ?")
                        .param(id)
                        .query(UUID.class)
                        .single())
                .toString();
        String offer = new Log(ann.http(), conversation)
                .awaits("offer.made")
                .at("/data/offerId")
                .asString();
        assertThat(ann.accepts(offer).status()).isIn(200, 201);
        ann.http()
                .post(
                        "/api/v1/conversations/" + conversation + "/messages",
                        json("clientId", "a1", "text", "This is Ann."));
        await().until(() -> fake.story(reference).contains("says This is Ann."));
        assertThat(fake.story(reference)).doesNotContain("passes");
    }

    /** The other side: customers, people, and a bot's seat that is ours. */
    private static final class Fake implements FakeChannel {
        private final DeskSocket socket = new DeskSocket(this::receive);
        private final Map<String, List<String>> stories = new ConcurrentHashMap<>();
        private final Map<String, JsonNode> passed = new ConcurrentHashMap<>();
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final Set<String> taken = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean broken = new AtomicBoolean();
        private volatile Passing passing = Passing.TAKEN;
        private volatile String id = "";
        private volatile HttpClientForTests baton = HttpClientForTests.of(1);

        private Reply receive(DeskSocket.Asked asked) {
            boolean genuine = new Verifier(Scheme.STANDARD, List.of(SECRET))
                            .verify(new SignedRequest("POST", "", asked.headers(), asked.body()), Instant.now())
                    instanceof Verifier.Verdict.Genuine;
            return genuine
                    ? answer(
                            asked.header("webhook-id").orElseThrow(),
                            JsonMapper.shared().readTree(asked.body()))
                    : Reply.of(401, "{}");
        }

        private Reply answer(String delivery, JsonNode said) {
            String reference = said.at("/reference").asString("");
            return switch (said.at("/event").asString()) {
                case "health" -> Reply.of(200, "{\"available\":true}");
                case "reply" -> reply(delivery, reference, said);
                case "pass" -> pass(delivery, reference, said);
                case "back" -> happens(delivery, reference, "takes back");
                case "closed" -> happens(delivery, reference, "finishes");
                default -> Reply.of(400, "{}");
            };
        }

        private Reply reply(String delivery, String reference, JsonNode said) {
            if (taken.contains(reference)) {
                return Reply.of(200, "{\"taken\":true}");
            }
            said.at("/messages")
                    .forEach(line -> happens(
                            delivery, reference, "says " + line.at("/text").asString()));
            return Reply.of(200, "{}");
        }

        private Reply pass(String delivery, String reference, JsonNode said) {
            return switch (passing) {
                case REFUSED -> Reply.of(200, "{\"offloadSuccess\":false,\"reason\":\"we are full\"}");
                case BROKEN_ONCE -> broken.compareAndSet(false, true) ? Reply.of(500, "{}") : passes(delivery, said);
                case TAKEN -> passes(delivery, said);
            };
        }

        private Reply passes(String delivery, JsonNode said) {
            String reference = said.at("/reference").asString();
            passed.put(reference, said);
            happens(delivery, reference, "passes");
            return Reply.of(200, "{\"offloadSuccess\":true,\"pauseBot\":true}");
        }

        private Reply happens(String delivery, String reference, String what) {
            if (seen.add(delivery)) {
                stories.computeIfAbsent(reference, any -> new CopyOnWriteArrayList<>())
                        .add(what);
            }
            return Reply.of(200, "{}");
        }

        @Override
        public String customerComes() {
            return "chat-" + UUID.randomUUID();
        }

        @Override
        public void customerSays(String reference, String message, String text) {
            tells(
                    reference,
                    message,
                    json(
                            "event",
                            "customer",
                            "reference",
                            reference,
                            "customer",
                            Map.of("id", "cust-" + reference, "name", "Cora", "locale", "en"),
                            "text",
                            text));
        }

        @Override
        public List<String> story(String reference) {
            return stories.getOrDefault(reference, List.of());
        }

        @Override
        public String passed(String reference) {
            return String.valueOf(passed.get(reference));
        }

        @Override
        public void answersPasses(Passing how) {
            passing = how;
        }

        @Override
        public boolean tells() {
            return true;
        }

        @Override
        public boolean hasQuickReplies() {
            return false;
        }

        @Override
        public void joins(String reference, String name) {
            tells(reference, UUID.randomUUID().toString(), body(reference, "joined", name, ""));
        }

        @Override
        public void says(String reference, String message, String name, String text) {
            tells(reference, message, body(reference, "message", name, text));
        }

        @Override
        public void ends(String reference) {
            tells(reference, UUID.randomUUID().toString(), body(reference, "ended", "", ""));
        }

        @Override
        public boolean takesSilently(String reference) {
            return taken.add(reference);
        }

        @Override
        public void givesBack(String reference) {
            taken.remove(reference);
        }

        @Override
        public void goesDown() {
            socket.goDown();
        }

        @Override
        public void comesBack() {
            socket.comeBack();
        }

        @Override
        public int forges(String reference) {
            return tell(Signer.newSecret(), "forged", body(reference, "ended", "", ""));
        }

        private static String body(String reference, String event, String name, String text) {
            return json(
                    "event",
                    event,
                    "reference",
                    reference,
                    "agent",
                    Map.of("id", name.toLowerCase(java.util.Locale.ROOT), "name", name),
                    "text",
                    text);
        }

        private void tells(String reference, String message, String body) {
            assertThat(tell(SECRET, id + "-" + reference + "-" + message, body)).isEqualTo(202);
        }

        private int tell(String secret, String message, String body) {
            HttpClientForTests client = baton;
            for (var header :
                    new Signer(secret).headers(message, Instant.now(), body).entrySet()) {
                client = client.with(header.getKey(), header.getValue());
            }
            return client.post("/api/v1/desks/" + id + "/webhook", body).status();
        }
    }
}
