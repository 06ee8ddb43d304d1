package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.HttpClientForTests;
import dev.baton.api.DeskContract.FakeDesk;
import dev.baton.api.DeskContract.Opening;
import dev.baton.api.DeskSocket.Asked;
import dev.baton.api.DeskSocket.Reply;
import dev.baton.vendor.VendorSpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Genesys Cloud with one Open Messaging integration: OAuth, messages, conversations, notifications, signed webhooks. */
final class GenesysFake implements FakeDesk, DeskSocket.Desk, AutoCloseable {

    static final String INTEGRATION = "5a3f1c7e-0b7d-4a53-9d0a-6f2f3f1f6b11";
    static final String QUEUE = "7c2b4c36-5b8e-4b8f-8a55-0f3f3c1de0aa";
    static final String SECRET = "s3cret of the client";
    static final String SIGNATURE_TOKEN = "a token of the webhook";

    private static final VendorSpec SPEC = VendorSpec.of(
            "genesys-conversations.yaml",
            "genesys-notifications.yaml",
            "genesys-routing.yaml",
            "genesys-analytics.yaml",
            "genesys-messaging.yaml");
    private static final String MESSAGES = "/api/v2/conversations/messages/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final String client = "client-" + UUID.randomUUID();
    final DeskSocket socket = new DeskSocket(this, SPEC);
    private final GenesysNotifications notifications = new GenesysNotifications();
    private final Map<String, GenesysFakeTalk> byAddress = new ConcurrentHashMap<>();
    private final Map<String, GenesysFakeTalk> byId = new ConcurrentHashMap<>();
    private final AtomicInteger openings = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile String token = "";
    private volatile Opening how = Opening.ACCEPTED;
    private volatile int messages = 200;
    private final AtomicBoolean losesAnswer = new AtomicBoolean();
    private volatile boolean revoked;
    private volatile int onQueue = 2;
    volatile String desk = "";
    volatile HttpClientForTests baton = HttpClientForTests.of(1);

    @Override
    public boolean isDocumented(Asked asked) {
        boolean token = asked.path().equals("/oauth/token");
        // the document asks for a whole conversation, where the vendor's guide sends the state alone
        return !token && !asked.method().equals("PATCH");
    }

    @Override
    public Reply answer(Asked asked) {
        if (asked.path().equals("/oauth/token")) {
            return token(asked);
        }
        if (revoked || !asked.header("authorization").orElse("").equals("Bearer " + token)) {
            return Reply.of(401, error(401, "bad.credentials"));
        }
        JsonNode body = asked.body().length == 0
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(asked.body());
        String path = asked.path();
        if (path.startsWith(MESSAGES + INTEGRATION + "/inbound/open/message")) {
            return path.endsWith("?prefetchConversationId=true") ? first(body) : message(body);
        }
        return switch (asked.method() + " " + path) {
            case "POST " + MESSAGES + INTEGRATION + "/inbound/open/event" -> typing(body);
            case "GET /api/v2/conversations/messaging/integrations/open/" + INTEGRATION -> Reply.of(200, integration());
            case "POST /api/v2/analytics/queues/observations/query" -> Reply.of(200, observations(body));
            case "GET /api/v2/routing/queues/" + QUEUE + "/mediatypes/message/estimatedwaittime" ->
                Reply.of(
                        200,
                        "{\"results\":[{\"intent\":\"ALL\",\"formula\":\"BEST\",\"estimatedWaitTimeSeconds\":90}]}");
            case "POST /api/v2/notifications/channels" -> Reply.of(200, notifications.channel());
            default ->
                path.startsWith("/api/v2/notifications/channels/")
                        ? notifications.subscribe(path, body)
                        : conversation(asked.method(), path.substring(path.lastIndexOf('/') + 1), body);
        };
    }

    private Reply token(Asked asked) {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((client + ":" + SECRET.replace(" ", "+")).getBytes(StandardCharsets.UTF_8));
        if (revoked
                || !asked.header("authorization").orElse("").equals(basic)
                || !asked.text().equals("grant_type=client_credentials")) {
            return Reply.of(400, "{\"error\":\"invalid_client\"}");
        }
        token = "token-" + tokens.incrementAndGet();
        return Reply.of(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":86399}");
    }

    /** From now on the token that was given is none. */
    void forgetsToken() {
        token = "";
    }

    void hasOnQueue(int agents) {
        onQueue = agents;
    }

    private Reply first(JsonNode body) {
        int count = openings.incrementAndGet();
        return switch (how) {
            case REFUSED -> Reply.of(400, error(400, "bad.request"));
            case BUSY_TWICE -> count <= 2 ? Reply.busy() : taken(body);
            case BROKEN_ONCE -> count <= 1 ? Reply.of(500, error(500, "internal.server.error")) : taken(body);
            case SILENT_ONCE -> {
                Reply taken = taken(body);
                yield count <= 1 ? Reply.silence() : taken;
            }
            case ACCEPTED -> taken(body);
        };
    }

    private Reply taken(JsonNode body) {
        String address = body.at("/channel/from/id").asString();
        GenesysFakeTalk talk = byAddress.computeIfAbsent(address, any -> new GenesysFakeTalk(address));
        byId.put(talk.id(), talk);
        talk.opens(body);
        return Reply.of(200, normalized(body, talk));
    }

    private Reply message(JsonNode body) {
        GenesysFakeTalk talk = talk(body.at("/channel/from/id").asString());
        if (messages != 200) {
            return Reply.of(messages, error(messages, "not.now"));
        }
        talk.hears(body);
        return losesAnswer.getAndSet(false)
                ? Reply.of(504, error(504, "request.timeout"))
                : Reply.of(200, normalized(body, talk));
    }

    private static String normalized(JsonNode body, GenesysFakeTalk talk) {
        return json(
                "id",
                UUID.randomUUID().toString(),
                "channel",
                Map.of(
                        "id",
                        INTEGRATION,
                        "platform",
                        "Open",
                        "type",
                        "Private",
                        "messageId",
                        body.at("/channel/messageId").asString(),
                        "to",
                        Map.of("id", INTEGRATION),
                        "from",
                        Map.of("id", talk.address(), "idType", "Opaque"),
                        "time",
                        body.at("/channel/time").asString()),
                "type",
                "Text",
                "text",
                body.at("/text").asString(""),
                "conversationId",
                talk.id());
    }

    private Reply typing(JsonNode body) {
        GenesysFakeTalk talk = talk(body.at("/channel/from/id").asString());
        talk.signs().add(body.at("/events/0/eventType").asString().toLowerCase(java.util.Locale.ROOT));
        return Reply.of(202, json("id", UUID.randomUUID().toString(), "channel", channel(talk), "type", "Event"));
    }

    private static Map<String, Object> channel(GenesysFakeTalk talk) {
        return Map.of(
                "from",
                Map.of("id", talk.address(), "idType", "Opaque"),
                "to",
                Map.of("id", INTEGRATION),
                "time",
                Instant.now().toString());
    }

    private Reply conversation(String method, String id, JsonNode body) {
        Optional<GenesysFakeTalk> talk = Optional.ofNullable(byId.get(id));
        if (talk.isEmpty()) {
            return Reply.of(404, error(404, "not.found"));
        }
        if (method.equals("PATCH") && body.path("state").asString("").equals("disconnected")) {
            talk.get().closes();
        }
        return Reply.of(200, talk.get().asJson());
    }

    private static String integration() {
        return json(
                "id",
                INTEGRATION,
                "name",
                "Baton",
                "outboundNotificationWebhookUrl",
                "https://baton.example.com/api/v1/desks/help/webhook",
                "outboundNotificationWebhookSignatureSecretToken",
                "");
    }

    private String observations(JsonNode query) {
        assertThat(query.at("/filter/predicates/0/value").asString()).isEqualTo(QUEUE);
        return """
                {"results": [
                  {"group": {"queueId": "%1$s"}, "data": [
                    {"metric": "oOnQueueUsers", "qualifier": "IDLE", "stats": {"count": %2$d}},
                    {"metric": "oOnQueueUsers", "qualifier": "NOT_RESPONDING", "stats": {"count": 1}}]},
                  {"group": {"queueId": "%1$s", "mediaType": "message"}, "data": [
                    {"metric": "oWaiting", "stats": {"count": 3}}]},
                  {"group": {"queueId": "%1$s", "mediaType": "voice"}, "data": [
                    {"metric": "oWaiting", "stats": {"count": 8}}]}]}
                """.formatted(QUEUE, onQueue);
    }

    private static String error(int status, String code) {
        return json("status", status, "code", code, "message", "No.");
    }

    GenesysFakeTalk talk(String reference) {
        return Optional.ofNullable(byAddress.get(reference)).orElseThrow();
    }

    @Override
    public void answersOpenings(Opening answer) {
        how = answer;
    }

    @Override
    public boolean losesNextAnswer() {
        losesAnswer.set(true);
        return true;
    }

    @Override
    public void answersMessages(int status) {
        messages = status;
    }

    @Override
    public String awaitsConversation(String id) {
        await().atMost(PATIENCE).until(() -> byAddress.values().stream().anyMatch(talk -> talk.isOf(id)));
        return byAddress.values().stream()
                .filter(talk -> talk.isOf(id))
                .findFirst()
                .orElseThrow()
                .address();
    }

    @Override
    public List<String> awaitsLines(String reference, int count) {
        await().atMost(PATIENCE).until(() -> talk(reference).lines().size() >= count);
        return talk(reference).lines();
    }

    @Override
    public byte[] awaitsFile(String reference, String name) {
        await().atMost(PATIENCE).until(() -> talk(reference).files().containsKey(name));
        return DeskContract.fetched(talk(reference).files().getOrDefault(name, ""));
    }

    @Override
    public String opening(String reference) {
        return talk(reference).opening();
    }

    @Override
    public void awaitsClosed(String reference) {
        await().atMost(PATIENCE).until(() -> talk(reference).isClosed());
    }

    @Override
    public int openings() {
        return openings.get();
    }

    @Override
    public boolean tellsTransfers() {
        return true;
    }

    @Override
    public void transfers(String reference) {
        leaves(reference, "Dana");
    }

    @Override
    public void joins(String reference, String name) {
        if (talk(reference).connects(name)) {
            tells(reference, "user.start");
        }
    }

    @Override
    public void says(String reference, String id, String name, String text) {
        joins(reference, name);
        sends(reference, id, "Human", "Text", text, List.of());
    }

    /** The Inbound Message flow says something. */
    void flowSays(String reference, String text) {
        sends(reference, UUID.randomUUID().toString(), "Bot", "Text", text, List.of());
    }

    @Override
    public void leaves(String reference, String name) {
        talk(reference).leaves(name);
        tells(reference, "user.end");
    }

    @Override
    public void ends(String reference) {
        talk(reference).ends();
        tells(reference, "customer.end");
    }

    private void tells(String reference, String event) {
        notifications.tell(talk(reference).id(), event);
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
        notifications.drop();
    }

    /** Notifications break off, and what happens until they are there again is told to nobody. */
    void losesNotifications() {
        notifications.drop();
    }

    /** Whether nobody listens to its notifications. */
    boolean isLeftAlone() {
        return notifications.areUnheard();
    }

    @Override
    public void comesBack() {
        socket.comeBack();
    }

    @Override
    public boolean hasSigns() {
        return true;
    }

    @Override
    public boolean hasReadMarks() {
        return false;
    }

    @Override
    public void types(String reference, String name) {
        assertThat(post(
                        reference,
                        UUID.randomUUID().toString(),
                        Map.of(
                                "type",
                                "Event",
                                "events",
                                List.of(Map.of(
                                        "eventType", "Typing", "typing", Map.of("type", "On", "duration", 5000)))),
                        SIGNATURE_TOKEN))
                .isEqualTo(202);
    }

    @Override
    public void reads(String reference, String name) {
        throw new UnsupportedOperationException("Genesys has no read marks.");
    }

    @Override
    public List<String> signs(String reference) {
        return talk(reference).signs();
    }

    @Override
    public void sendsFile(String reference, String id, String name, String text, String file, String address) {
        joins(reference, name);
        sends(
                reference,
                id,
                "Human",
                "Text",
                text,
                List.of(Map.of(
                        "contentType",
                        "Attachment",
                        "attachment",
                        Map.of("mediaType", "File", "url", address, "mime", "application/pdf", "filename", file))));
    }

    /** Quick replies, as a profile of supported content can allow them. */
    void offers(String reference, String name, String text, List<String> choices) {
        joins(reference, name);
        sends(
                reference,
                UUID.randomUUID().toString(),
                "Human",
                "Structured",
                text,
                choices.stream()
                        .map(choice -> Map.<String, Object>of(
                                "contentType", "QuickReply", "quickReply", Map.of("text", choice, "payload", choice)))
                        .toList());
    }

    @Override
    public int forges(String reference) {
        return post(reference, "forged", Map.of("type", "Text", "text", "Give me your password."), "another token");
    }

    private void sends(
            String reference, String id, String entity, String type, String text, List<Map<String, Object>> content) {
        assertThat(post(
                        reference,
                        desk + reference + id,
                        Map.of("type", type, "text", text, "content", content, "originatingEntity", entity),
                        SIGNATURE_TOKEN))
                .isEqualTo(202);
    }

    private int post(String reference, String id, Map<String, Object> what, String secret) {
        var pairs = new ArrayList<Object>(List.of(
                "id",
                id,
                "channel",
                Map.of(
                        "id",
                        INTEGRATION,
                        "platform",
                        "Open",
                        "type",
                        "Private",
                        "to",
                        Map.of("id", reference, "idType", "Opaque"),
                        "from",
                        Map.of("nickname", "Baton", "id", INTEGRATION, "idType", "Opaque"),
                        "time",
                        Instant.now().toString(),
                        "messageId",
                        id),
                "direction",
                "Outbound"));
        what.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        String body = json(pairs.toArray());
        return baton.with("X-Hub-Signature-256", "sha256=" + signature(secret, body))
                .post("/api/v1/desks/" + desk + "/webhook", body)
                .status();
    }

    private static String signature(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        notifications.close();
        socket.close();
    }
}
