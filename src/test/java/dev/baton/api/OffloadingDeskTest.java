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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The offloading webhook keeps the contract of desks, and the fake behind it keeps Standard Webhooks'. */
@ApiTest
class OffloadingDeskTest extends DeskContract {

    private static final String SECRET = Signer.newSecret();

    private final Shops.Opener shops;
    private final Fake fake = new Fake();

    OffloadingDeskTest(@Autowired Shops.Opener shops) {
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
    FakeDesk desk() {
        return fake;
    }

    @Override
    void setUp(Colleague admin, String id, String more) {
        fake.id = id;
        fake.baton = shops.http();
        Answer answer = admin.http().put("/api/v1/desks/" + id, """
                {"kind": "offloading", "name": "Desk %s", "values": {"url": "%s", "secret": "%s"}%s}
                """.formatted(id, fake.url(), SECRET, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body()).contains("\"works\":true").doesNotContain(SECRET);
    }

    @Test
    void what_is_wrong_with_the_settings_is_said_when_they_are_saved() {
        var admin = shops.open().office("Ada", dev.baton.platform.security.Role.ADMIN);
        Answer answer = admin.http()
                .put(
                        "/api/v1/desks/broken",
                        "{\"kind\":\"offloading\",\"name\":\"Broken\",\"values\":{\"url\":\"ftp://nowhere\"}}");

        assertThat(answer.json().at("/works").asBoolean(true)).isFalse();
        assertThat(answer.json().at("/note").asString()).contains("https://desk.example.com");
        assertThat(admin.http().delete("/api/v1/desks/broken").status()).isEqualTo(204);
    }

    @Test
    void a_step_can_name_its_desk_whatever_else_is_chosen() {
        var named = "named-" + UUID.randomUUID().toString().substring(0, 8);
        var shop = shops.open("""
                fallback:
                  requested:
                    - connect: {desk: "%s"}
                """.formatted(named), "");
        setUp(shop.office("Ada", dev.baton.platform.security.Role.ADMIN), named, "");
        Customer customer = shop.customer();
        customer.says("I want to talk to a person");

        assertThat(customer.awaits("desk.opened").at("/data/desk").toString()).contains(named);
        fake.awaitsConversation(customer.id());
    }

    @Test
    void a_link_gives_the_customer_text_address_and_summary_and_the_bot_goes_on() {
        var shop = shops.open();
        var admin = shop.office("Ada", dev.baton.platform.security.Role.ADMIN);
        String id = "link-" + shop.team();
        admin.http().put("/api/v1/desks/" + id, """
                {"kind": "link", "name": "Form", "values":
                    {"url": "https://help.example.com/new?chat={conversation}&x={unknown}", "text": "Please write to us:"}}
                """);
        admin.http().put("/api/v1/desks/choices/team/" + shop.team(), json("desk", id));
        Customer customer = shop.customer();
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");
        customer.asksForPerson();

        assertThat(customer.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo("link");
        await().until(() -> customer.log().events("message").stream()
                .anyMatch(event -> event.at("/data/purpose").asString("").equals("link")));
        JsonNode said = customer.log().events("message").stream()
                .filter(event -> event.at("/data/purpose").asString("").equals("link"))
                .findFirst()
                .orElseThrow();
        String line = said.at("/data/text").asString();
        assertThat(said.at("/data/link/text").asString()).isEqualTo("Please write to us:");
        assertThat(said.at("/data/link/url").asString())
                .isEqualTo("https://help.example.com/new?chat=" + customer.id() + "&x=");
        assertThat(said.at("/data/link/summary").asString()).isNotBlank();
        assertThat(line).endsWith(said.at("/data/link/summary").asString());
        assertThat(line)
                .startsWith("Please write to us:")
                .contains("https://help.example.com/new?chat=" + customer.id() + "&x=");
        customer.says("hello");
        customer.log().awaits("message", 6);
    }

    /** The other side of the webhook: checks our signatures, keeps conversations, and says what its people do. */
    private static final class Fake implements FakeDesk {
        private final DeskSocket socket = new DeskSocket(this::receive);
        private final Map<String, JsonNode> opened = new ConcurrentHashMap<>();
        private final Map<String, List<String>> lines = new ConcurrentHashMap<>();
        private final Map<String, String> files = new ConcurrentHashMap<>();
        private final Map<String, List<String>> signs = new ConcurrentHashMap<>();
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final Set<String> closed = ConcurrentHashMap.newKeySet();
        private final AtomicInteger openings = new AtomicInteger();
        private volatile Opening how = Opening.ACCEPTED;
        private final AtomicBoolean loses = new AtomicBoolean();
        private volatile int messages = 200;
        private volatile boolean revoked;
        private volatile String id = "";
        private volatile HttpClientForTests baton = HttpClientForTests.of(1);

        String url() {
            return socket.address() + "/baton";
        }

        private Reply receive(DeskSocket.Asked asked) {
            boolean genuine = new Verifier(Scheme.STANDARD, List.of(SECRET))
                            .verify(new SignedRequest("POST", "", asked.headers(), asked.body()), Instant.now())
                    instanceof Verifier.Verdict.Genuine;
            return genuine && !revoked
                    ? answer(
                            asked.header("webhook-id").orElseThrow(),
                            JsonMapper.shared().readTree(asked.body()))
                    : Reply.of(401, "{}");
        }

        private Reply answer(String delivery, JsonNode said) {
            return switch (said.at("/event").asString()) {
                case "health" -> Reply.of(200, "{\"status\":\"ok\",\"available\":true}");
                case "offload" -> opened(said);
                case "messages" -> {
                    if (messages == 200 && seen.add(delivery)) {
                        said.at("/messages").forEach(line -> line.at("/files")
                                .forEach(file -> files.put(
                                        file.at("/name").asString(),
                                        file.at("/url").asString())));
                        said.at("/messages").forEach(line -> lines.computeIfAbsent(
                                        said.at("/reference").asString(), any -> new CopyOnWriteArrayList<>())
                                .add(line.at("/text").asString()));
                    }
                    yield loses.compareAndSet(true, false) ? Reply.lost() : Reply.of(messages, "{}");
                }
                case "typing", "read" -> {
                    signs.computeIfAbsent(said.at("/reference").asString(), any -> new CopyOnWriteArrayList<>())
                            .add(said.at("/event").asString());
                    yield Reply.of(200, "{}");
                }
                case "closed" -> {
                    closed.add(said.at("/reference").asString());
                    yield Reply.of(200, "{}");
                }
                default -> Reply.of(400, "{}");
            };
        }

        private Reply opened(JsonNode said) {
            int count = openings.incrementAndGet();
            return switch (how) {
                case REFUSED -> Reply.of(200, "{\"offloadSuccess\":false,\"reason\":\"we are full\"}");
                case BUSY_TWICE -> count <= 2 ? Reply.busy() : taken(said);
                case BROKEN_ONCE -> count <= 1 ? Reply.of(500, "{}") : taken(said);
                case SILENT_ONCE -> count <= 1 ? Reply.silence() : taken(said);
                case ACCEPTED -> taken(said);
            };
        }

        private Reply taken(JsonNode said) {
            String reference = "case-" + said.at("/conversation").asString();
            opened.put(reference, said);
            return Reply.of(200, "{\"offloadSuccess\":true,\"pauseBot\":true,\"reference\":\"" + reference + "\"}");
        }

        @Override
        public void answersOpenings(Opening answer) {
            how = answer;
        }

        @Override
        public void answersMessages(int status) {
            messages = status;
        }

        @Override
        public String awaitsConversation(String conversation) {
            String reference = "case-" + conversation;
            await().atMost(java.time.Duration.ofSeconds(30)).until(() -> opened.containsKey(reference));
            return reference;
        }

        @Override
        public List<String> awaitsLines(String reference, int count) {
            await().atMost(java.time.Duration.ofSeconds(30))
                    .until(() -> lines.getOrDefault(reference, List.of()).size() >= count);
            return lines.getOrDefault(reference, List.of());
        }

        @Override
        public String opening(String reference) {
            return String.valueOf(opened.get(reference));
        }

        @Override
        public void awaitsClosed(String reference) {
            await().until(() -> closed.contains(reference));
        }

        @Override
        public int openings() {
            return openings.get();
        }

        @Override
        public void joins(String reference, String name) {
            tells(reference, UUID.randomUUID().toString(), "joined", name, Optional.empty());
        }

        @Override
        public void says(String reference, String message, String name, String text) {
            tells(reference, message, "message", name, Optional.of(text));
        }

        @Override
        public void leaves(String reference, String name) {
            tells(reference, UUID.randomUUID().toString(), "left", name, Optional.empty());
        }

        @Override
        public boolean tellsTransfers() {
            return true;
        }

        @Override
        public void transfers(String reference) {
            tells(reference, UUID.randomUUID().toString(), "transferred", "", Optional.empty());
        }

        @Override
        public void ends(String reference) {
            tells(reference, UUID.randomUUID().toString(), "ended", "", Optional.empty());
        }

        @Override
        public void revokesCredentials() {
            revoked = true;
        }

        @Override
        public void letsGo() {
            socket.letGo();
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
        public boolean losesNextAnswer() {
            loses.set(true);
            return true;
        }

        @Override
        public boolean hasSigns() {
            return true;
        }

        @Override
        public void types(String reference, String name) {
            tells(reference, UUID.randomUUID().toString(), "typing", name, Optional.empty());
        }

        @Override
        public void reads(String reference, String name) {
            tells(reference, UUID.randomUUID().toString(), "read", name, Optional.empty());
        }

        @Override
        public List<String> signs(String reference) {
            return signs.getOrDefault(reference, List.of());
        }

        @Override
        public byte[] awaitsFile(String reference, String name) {
            awaitsLines(reference, 1);
            return DeskContract.fetched(files.getOrDefault(name, ""));
        }

        @Override
        public void sendsFile(String reference, String message, String name, String text, String file, String address) {
            String body = json(
                    "event",
                    "message",
                    "reference",
                    reference,
                    "agent",
                    Map.of("id", "dana", "name", name),
                    "text",
                    text,
                    "files",
                    List.of(Map.of("name", file, "url", address)));
            assertThat(tell(SECRET, id + "-" + reference + "-" + message, body)).isEqualTo(202);
        }

        @Override
        public int forges(String reference) {
            return tell(Signer.newSecret(), "forged", body(reference, "ended", "", Optional.empty()));
        }

        private void tells(String reference, String message, String event, String name, Optional<String> text) {
            assertThat(tell(SECRET, id + "-" + reference + "-" + message, body(reference, event, name, text)))
                    .isEqualTo(202);
        }

        private static String body(String reference, String event, String name, Optional<String> text) {
            return json(
                    "event",
                    event,
                    "reference",
                    reference,
                    "agent",
                    Map.of("id", name.toLowerCase(java.util.Locale.ROOT), "name", name),
                    "text",
                    text.orElse(""));
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
