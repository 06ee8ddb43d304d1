package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.api.DeskSocket.Asked;
import dev.baton.delivery.webhook.Signer;
import dev.baton.desk.example.TicketDesks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** The desk that docs/desks.md shows to whoever writes one of their own keeps the whole contract, and stays short. */
@ApiTest
@Import(TicketDesks.class)
class ExampleDeskTest extends DeskContract {

    private static final int MOST_LINES = 150;
    private static final Path SOURCE = Path.of("src/test/java/dev/baton/desk/example/TicketDesks.java");

    private static final String KEY = "key-" + UUID.randomUUID();
    private static final String SECRET = Signer.newSecret();

    private final Shops.Opener shops;
    private final Tickets tickets = new Tickets();

    ExampleDeskTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @AfterEach
    void stop() {
        tickets.close();
    }

    @Override
    Shops.Opener shops() {
        return shops;
    }

    @Override
    FakeDesk desk() {
        return tickets;
    }

    @Override
    void setUp(Colleague admin, String id, String more) {
        tickets.connects(id, shops.http());
        Answer answer =
                admin.http().put("/api/v1/desks/" + id, """
                {"kind": "tickets", "name": "Tickets %s", "values": {"url": "%s", "key": "%s", "secret": "%s"}%s}
                """.formatted(id, tickets.address(), KEY, SECRET, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"works\":true", "\"availability\":\"online\"")
                .doesNotContain(KEY, SECRET);
    }

    @Test
    void the_example_is_shorter_than_the_docs_promise_and_they_lead_to_it() throws IOException {
        assertThat(Files.readAllLines(SOURCE).size()).isLessThan(MOST_LINES);
        assertThat(Files.readString(Path.of("docs/desks.md"))).contains(SOURCE.toString(), "under " + MOST_LINES);
    }

    /** A ticket system: tickets and lines by an id of the caller, once each, and signed webhooks of what its people do. */
    private static final class Tickets extends VendorDesk {

        private final Map<String, String> tickets = new ConcurrentHashMap<>();
        private final Map<String, String> ofConversation = new ConcurrentHashMap<>();
        private final Map<String, List<String>> lines = new ConcurrentHashMap<>();
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final Set<String> closed = ConcurrentHashMap.newKeySet();

        Tickets() {
            on("GET", "/status", (path, body, asked) -> ok(Map.of("online", true)));
            on("POST", "/tickets", (path, body, asked) -> {
                opens();
                return taking(() -> {
                    String ticket = "ticket-" + text(body, "/id");
                    tickets.put(ticket, texts(body));
                    ofConversation.put(text(body, "/conversation"), ticket);
                    return created(Map.of("ticket", ticket));
                });
            });
            on(
                    "POST",
                    "/tickets/([^/]+)/lines",
                    (path, body, asked) -> line(() -> {
                        must(tickets.containsKey(path.group(1)), "There is no such ticket.");
                        if (seen.add(text(body, "/id"))) {
                            lines(path.group(1)).add(texts(body));
                        }
                        return created(Map.of());
                    }));
            on("POST", "/tickets/([^/]+)/closed", (path, body, asked) -> {
                closed.add(path.group(1));
                return ok(Map.of());
            });
        }

        private static String texts(JsonNode body) {
            var texts = new ArrayList<String>();
            body.path("texts").forEach(text -> texts.add(text.asString()));
            must(!texts.isEmpty(), "There must be a text.");
            return String.join("\n", texts);
        }

        private List<String> lines(String ticket) {
            return lines.computeIfAbsent(ticket, any -> new CopyOnWriteArrayList<>());
        }

        @Override
        boolean allows(Asked asked) {
            return asked.header("authorization").equals(Optional.of("Bearer " + KEY));
        }

        @Override
        public String awaitsConversation(String conversation) {
            return awaits(() -> Optional.ofNullable(ofConversation.get(conversation)), Optional::isPresent)
                    .orElseThrow();
        }

        @Override
        public List<String> awaitsLines(String reference, int count) {
            return awaits(() -> lines(reference), said -> said.size() >= count);
        }

        @Override
        public String opening(String reference) {
            return tickets.getOrDefault(reference, "");
        }

        @Override
        public void awaitsClosed(String reference) {
            awaits(() -> closed, all -> all.contains(reference));
        }

        @Override
        public void joins(String reference, String name) {
            tells(reference, UUID.randomUUID().toString(), "taken", name, Map.of());
        }

        @Override
        public void says(String reference, String message, String name, String text) {
            tells(reference, message, "answer", name, Map.of("text", text));
        }

        @Override
        public void leaves(String reference, String name) {
            tells(reference, UUID.randomUUID().toString(), "released", name, Map.of());
        }

        @Override
        public void ends(String reference) {
            tells(reference, UUID.randomUUID().toString(), "solved", "", Map.of());
        }

        @Override
        public boolean hasSigns() {
            return false;
        }

        @Override
        public void types(String reference, String name) {
            throw new AssertionError("Tickets have no signs.");
        }

        @Override
        public void reads(String reference, String name) {
            throw new AssertionError("Tickets have no signs.");
        }

        @Override
        public List<String> signs(String reference) {
            return List.of();
        }

        @Override
        public void sendsFile(String reference, String message, String name, String text, String file, String address) {
            var files = List.of(Map.of("name", file, "url", address));
            tells(reference, message, "answer", name, Map.of("text", text, "files", files));
        }

        @Override
        public int forges(String reference) {
            String body = json("event", "solved", "ticket", reference);
            return tell(new Signer(Signer.newSecret()).headers("forged", Instant.now(), body), body);
        }

        private void tells(String reference, String message, String event, String name, Map<String, Object> more) {
            var said = new HashMap<String, Object>(more);
            said.putAll(Map.of("event", event, "ticket", reference, "person", name));
            String body = json(said);
            String id = id() + "-" + reference + "-" + message;
            assertThat(tell(new Signer(SECRET).headers(id, Instant.now(), body), body))
                    .isEqualTo(202);
        }
    }
}
