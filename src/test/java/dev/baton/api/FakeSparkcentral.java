package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.api.DeskSocket.Asked;
import dev.baton.api.DeskSocket.Reply;
import dev.baton.api.OwnChannelContract.FakeChannel;
import dev.baton.api.OwnChannelContract.Passing;
import dev.baton.vendor.VendorSpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Inbox as its virtual agent sees it: gives access tokens to the organization's app, takes what the virtual agent says only while a
 * conversation is assigned to it, and sends signed webhooks. Where the vendor's document is at hand, every exchange and every webhook is
 * held against it.
 */
final class FakeSparkcentral implements FakeChannel, AutoCloseable {

    static final String ORGANIZATION = "900002";
    static final String CLIENT_SECRET = "inbox-client-secret";
    static final String SHARED_SECRET = "00112233445566778899aabbccddeeff";

    private static final String CONVERSATIONS = "/inbox/v1/virtual-agent/conversations/";

    private final VendorSpec spec = VendorSpec.of("sparkcentral-hootsuite-inbox.yaml");
    private final DeskSocket socket = new DeskSocket(this::answer, spec);
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<String> assigned = ConcurrentHashMap.newKeySet();
    private final Set<String> late = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> stories = new ConcurrentHashMap<>();
    private final Map<String, String> passed = new ConcurrentHashMap<>();
    private final Map<String, Integer> files = new ConcurrentHashMap<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private volatile Passing passing = Passing.TAKEN;
    private volatile boolean available = true;
    private volatile String id = "";
    private volatile HttpClientForTests baton = HttpClientForTests.of(1);

    String address() {
        return socket.address();
    }

    /** Whom it tells what happens. */
    void tells(HttpClientForTests server, String desk) {
        baton = server;
        id = desk;
    }

    void nobodyIsAvailable() {
        available = false;
    }

    void forgetsTokens() {
        tokens.clear();
    }

    boolean isWithPeople(String reference) {
        return !assigned.contains(reference);
    }

    private Reply answer(Asked asked) {
        if (asked.path().equals("/oauth2/token")) {
            return token(asked);
        }
        if (!tokens.contains(asked.header("authorization").orElse("").replaceFirst("^Bearer ", ""))) {
            return Reply.of(401, "");
        }
        return switch (asked.method() + " " + asked.path()) {
            case "GET /inbox/v1/user-presence/online-agents" -> Reply.of(200, agents());
            case "POST /inbox/v1/queue/metrics/contacts-waiting" -> Reply.of(200, "{\"value\":6}");
            case "POST /inbox/v1/queue/metrics/longest-wait-time" -> Reply.of(200, "{\"value\":131}");
            default ->
                asked.method().equals("POST") && asked.path().startsWith(CONVERSATIONS)
                        ? manipulated(asked, asked.path().substring(CONVERSATIONS.length()))
                        : Reply.of(404, "");
        };
    }

    private Reply token(Asked asked) {
        String basic = new String(
                Base64.getDecoder()
                        .decode(asked.header("authorization").orElse("").replaceFirst("^Basic ", "")),
                StandardCharsets.UTF_8);
        boolean genuine = basic.endsWith(":" + CLIENT_SECRET)
                && asked.text().contains("grant_type=organization_app")
                && asked.text().contains("organization_id=" + ORGANIZATION);
        if (!genuine) {
            return Reply.of(401, "{\"error\":\"invalid_client\",\"status_code\":401}");
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        return Reply.of(200, json("access_token", token, "token_Type", "bearer", "expires_in", 3599));
    }

    private String agents() {
        return json(
                "agents",
                List.of(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "userPresence",
                        available ? "AVAILABLE" : "AWAY",
                        "statusChangedAt",
                        "2026-05-19T13:16:33.413Z")));
    }

    private Reply manipulated(Asked asked, String path) {
        String reference = path.replaceFirst("/.*", "");
        if (!assigned.contains(reference)) {
            return Reply.of(404, "");
        }
        if (path.contains("/attachments/")) {
            return uploaded(asked, reference, path.substring(path.lastIndexOf('/') + 1));
        }
        JsonNode what = JsonMapper.shared().readTree(asked.body());
        if (what.path("complete").asString("").equals("HANDOVER") && passing == Passing.REFUSED) {
            return Reply.of(400, "");
        }
        if (what.path("complete").asString("").equals("HANDOVER")
                && passing == Passing.BROKEN_ONCE
                && broken.compareAndSet(false, true)) {
            return Reply.of(503, "");
        }
        List<String> story = stories.computeIfAbsent(reference, any -> new CopyOnWriteArrayList<>());
        JsonNode message = what.path("sendMessage");
        if (message.has("attachment")) {
            String file = message.at("/attachment").asString();
            if (!files.containsKey(reference + "/" + file)) {
                return Reply.of(400, "");
            }
            story.add("sends " + files.get(reference + "/" + file) + " bytes as " + file);
        } else if (message.has("text")) {
            story.add("says " + message.at("/text").asString());
        }
        switch (what.path("complete").asString("")) {
            case "HANDOVER" -> {
                passed.put(reference, asked.text());
                assigned.remove(reference);
                story.add("passes");
            }
            case "RESOLVED" -> {
                assigned.remove(reference);
                story.add("finishes");
            }
            default -> {}
        }
        return Reply.of(200, "{}");
    }

    private Reply uploaded(Asked asked, String reference, String name) {
        boolean right = name.matches("[A-Za-z0-9._-]+")
                && asked.header("content-length").isPresent()
                && asked.body().length < 10_000_000;
        return right && files.putIfAbsent(reference + "/" + name, asked.body().length) == null
                ? Reply.of(200, "{}")
                : Reply.of(400, "");
    }

    @Override
    public String customerComes() {
        String reference = UUID.randomUUID().toString();
        assigned.add(reference);
        tells(
                "CONVERSATION_STARTED",
                "ConversationStartedEvent",
                reference,
                "started-" + reference,
                conversation(reference));
        return reference;
    }

    @Override
    public void customerSays(String reference, String message, String text) {
        if (!assigned.contains(reference) && !late.remove(reference)) {
            return; // its people have it, and nothing is told
        }
        tells(
                "INBOUND_MESSAGE_RECEIVED",
                "InboundMessageReceivedEvent",
                reference,
                reference + "-" + message,
                json(
                        "conversationId",
                        reference,
                        "message",
                        Map.of("messageId", reference + message, "text", text),
                        "conversationTopics",
                        List.of(),
                        "channel",
                        Map.of("id", "0-025", "name", "Support"),
                        "contactProfile",
                        Map.of("id", "contact-" + reference, "primaryIdentifier", "Cora"),
                        "medium",
                        Map.of("id", "whatsapp")));
    }

    private static String conversation(String reference) {
        return json(
                "conversationId",
                reference,
                "medium",
                Map.of("id", "whatsapp"),
                "channel",
                Map.of("id", "0-025", "name", "Support"),
                "language",
                "en",
                "contactProfile",
                Map.of("id", "contact-" + reference, "primaryIdentifier", "Cora"),
                "contactAttributes",
                List.of(Map.of("attribute", "email", "value", "cora@example.com", "source", "AGENT")));
    }

    @Override
    public List<String> story(String reference) {
        return new ArrayList<>(stories.getOrDefault(reference, List.of()));
    }

    @Override
    public String passed(String reference) {
        return passed.getOrDefault(reference, "");
    }

    @Override
    public void answersPasses(Passing how) {
        passing = how;
    }

    @Override
    public boolean tells() {
        return false;
    }

    @Override
    public boolean hasQuickReplies() {
        return false;
    }

    @Override
    public void joins(String reference, String name) {
        throw new UnsupportedOperationException("Inbox tells nothing of its people.");
    }

    @Override
    public void says(String reference, String message, String name, String text) {
        throw new UnsupportedOperationException("Inbox tells nothing of its people.");
    }

    @Override
    public void ends(String reference) {
        throw new UnsupportedOperationException("Inbox tells nothing of its people.");
    }

    /** A message is on its way to the virtual agent when a person takes it. */
    @Override
    public boolean takesSilently(String reference) {
        assigned.remove(reference);
        return late.add(reference);
    }

    @Override
    public void givesBack(String reference) {
        assigned.add(reference);
        tells(
                "CONVERSATION_DELEGATED",
                "ConversationDelegatedEvent",
                reference,
                UUID.randomUUID().toString(),
                conversation(reference));
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
        String body = event("CONVERSATION_STARTED", "forged", Instant.now(), conversation(reference));
        return sends(body, "ffeeddccbbaa99887766554433221100");
    }

    /** The same webhook, genuine, but sent so long after. */
    int playsBack(String reference, Duration later) {
        String body = event(
                "INBOUND_MESSAGE_RECEIVED",
                UUID.randomUUID().toString(),
                Instant.now().minus(later),
                conversation(reference));
        return sends(body, SHARED_SECRET);
    }

    int sends(String type, String reference, String key, String data) {
        return sends(event(type, key, Instant.now(), data), SHARED_SECRET);
    }

    private void tells(String type, String schema, String reference, String key, String data) {
        String body = event(type, key, Instant.now(), data);
        spec.checkSent("/components/schemas/" + schema, body);
        assertThat(sends(body, SHARED_SECRET)).isEqualTo(200);
    }

    private static String event(String type, String key, Instant at, String data) {
        return json(
                "type",
                type,
                "version",
                1,
                "idempotencyKey",
                key,
                "timestamp",
                at.toString(),
                "data",
                JsonMapper.shared().readTree(data));
    }

    private int sends(String body, String secret) {
        return baton.with("X-Hootsuite-Signature", signature(body, secret))
                .post("/api/v1/desks/" + id + "/webhook", body)
                .status();
    }

    /** Over the bytes of the body, with the secret's hexadecimal digits as the key, in hexadecimal. */
    private static String signature(String body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
