package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.HttpClientForTests;
import dev.baton.api.DeskContract.FakeDesk;
import dev.baton.api.DeskContract.Opening;
import dev.baton.api.DeskSocket.Asked;
import dev.baton.api.DeskSocket.Reply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Salesforce with one Custom Client deployment: sessions of guests, conversations, their entries, and streams that resume. */
final class SalesforceFake implements FakeDesk, DeskSocket.Desk, AutoCloseable {

    static final String ORGANIZATION = "00Dxx0000001gPL";
    static final String DEPLOYMENT = "Baton_Client";
    static final String ISSUER = "https://shop.example.com";

    private static final String API = "/iamessage/api/v2/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    final DeskSocket socket = new DeskSocket(this);
    private static final KeyPair KEYS = pair();
    private final Map<String, SalesforceFakeTalk> talks = new ConcurrentHashMap<>();
    private final Set<String> guests = ConcurrentHashMap.newKeySet();
    private final AtomicInteger openings = new AtomicInteger();
    private volatile Opening how = Opening.ACCEPTED;
    private volatile int messages = 202;
    private final AtomicBoolean losesAnswer = new AtomicBoolean();
    private volatile boolean revoked;
    private volatile boolean streams = true;
    private volatile Duration life = Duration.ofHours(6);
    private volatile boolean open = true;
    volatile String desk = "";
    volatile HttpClientForTests baton = HttpClientForTests.of(1);

    @Override
    public Reply answer(Asked asked) {
        String path = asked.path();
        if (revoked) {
            return Reply.of(401, "{}");
        }
        if (path.startsWith("/embeddedservice/v1/businesshours?orgId=" + ORGANIZATION)) {
            return Reply.of(200, hours());
        }
        boolean form = asked.header("content-type").orElse("").startsWith("multipart/form-data");
        JsonNode body = asked.body().length == 0 || form
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(asked.body());
        if (path.equals(API + "authorization/unauthenticated/access-token")) {
            return authorized(body);
        }
        if (path.equals(API + "authorization/authenticated/access-token")) {
            assertThat(body.at("/authorizationType").asString()).isEqualTo("JWT");
            return isSigned(body.at("/customerIdentityToken").asString()) ? authorized(body) : Reply.of(401, "{}");
        }
        Optional<String> token = token(asked);
        if (token.isEmpty()) {
            return Reply.of(401, "{}");
        }
        if (path.equals(API + "conversation")) {
            return conversation(token.get(), body);
        }
        String[] parts = path.substring((API + "conversation/").length()).split("[/?]", 3);
        Optional<SalesforceFakeTalk> known = Optional.ofNullable(talks.get(parts[0]));
        if (known.isEmpty()) {
            return Reply.of(404, "{}");
        }
        SalesforceFakeTalk talk = known.get();
        if (!talk.isOpenFor(token.get())) {
            return Reply.of(403, "{}");
        }
        return switch (asked.method() + " " + parts[1]) {
            case "POST message" -> message(talk, body);
            case "POST file" -> {
                talk.hearsFile(asked);
                yield Reply.of(202, "");
            }
            case "POST entry" -> {
                talk.signs().add(body.at("/entryType").asString());
                yield Reply.of(202, "");
            }
            case "POST acknowledge-entries" -> {
                talk.reads(body.at("/acks/0"));
                yield Reply.of(202, "");
            }
            case "GET entries" -> Reply.of(200, talk.entries());
            case "DELETE esDeveloperName=" + DEPLOYMENT -> {
                talk.closes();
                yield Reply.of(204, "");
            }
            default -> Reply.of(404, "{}");
        };
    }

    @Override
    public Optional<DeskSocket.Stream> stream(Asked asked) {
        if (!asked.path().equals("/eventrouter/v1/sse") || revoked || !streams) {
            return Optional.empty();
        }
        assertThat(asked.header("x-org-id")).contains(ORGANIZATION);
        assertThat(asked.header("accept")).contains("text/event-stream");
        String after = asked.header("last-event-id").orElse("0");
        return token(asked)
                .flatMap(token -> talks.values().stream()
                        .filter(talk -> talk.isOpenFor(token))
                        .findFirst())
                .map(talk -> out -> talk.stream(Integer.parseInt(after), out));
    }

    private Optional<String> token(Asked asked) {
        return asked.header("authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()))
                .filter(guests::contains);
    }

    private Reply authorized(JsonNode body) {
        assertThat(body.at("/orgId").asString()).isEqualTo(ORGANIZATION);
        assertThat(body.at("/capabilitiesVersion").asString()).isEqualTo("1");
        assertThat(body.at("/platform").asString()).isEqualTo("Web");
        if (!body.at("/esDeveloperName").asString().equals(DEPLOYMENT)) {
            return Reply.of(400, "{}");
        }
        String token = "e30."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(json(
                                        "sub",
                                        user(body),
                                        "jti",
                                        UUID.randomUUID().toString(),
                                        "exp",
                                        Instant.now().plus(life).getEpochSecond())
                                .getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
        guests.add(token);
        return Reply.of(200, json("accessToken", token, "lastEventId", "0", "context", Map.of()));
    }

    /** Whom a session is of: a guest is somebody new each time. */
    private static String user(JsonNode body) {
        String signed = body.at("/customerIdentityToken").asString("");
        return signed.isEmpty()
                ? UUID.randomUUID().toString()
                : SalesforceFakeTalk.claims(signed).at("/sub").asString();
    }

    private boolean isSigned(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            JsonNode claims = SalesforceFakeTalk.claims(token);
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && claims.at("/iss").asString().equals(ISSUER)
                    && claims.at("/exp").asLong() > Instant.now().getEpochSecond();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key with which users are signed in, as it stands in a file, written for JSON. */
    String key() {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(KEYS.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\\n" + base64.replace("\n", "\\n") + "\\n-----END PRIVATE KEY-----\\n";
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator made = KeyPairGenerator.getInstance("RSA");
            made.initialize(2048);
            return made.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply conversation(String token, JsonNode body) {
        int count = openings.incrementAndGet();
        return switch (how) {
            case REFUSED -> Reply.of(400, "{}");
            case BUSY_TWICE -> count <= 2 ? Reply.busy() : created(token, body);
            case BROKEN_ONCE -> count <= 1 ? Reply.of(500, "{}") : created(token, body);
            case SILENT_ONCE -> {
                Reply created = created(token, body);
                yield count <= 1 ? Reply.silence() : created;
            }
            case ACCEPTED -> created(token, body);
        };
    }

    private Reply created(String token, JsonNode body) {
        String id = body.at("/conversationId").asString();
        assertThat(id).matches(UUIDS);
        assertThat(body.at("/esDeveloperName").asString()).isEqualTo(DEPLOYMENT);
        var talk = new SalesforceFakeTalk(id, token, body.at("/routingAttributes"));
        return talks.putIfAbsent(id, talk) == null ? Reply.of(201, "") : Reply.of(409, "{}");
    }

    private Reply message(SalesforceFakeTalk talk, JsonNode body) {
        if (messages != 202) {
            return Reply.of(messages, "{}");
        }
        assertThat(body.at("/message/id").asString()).matches(UUIDS);
        assertThat(body.at("/message/messageType").asString()).isEqualTo("StaticContentMessage");
        assertThat(body.at("/message/staticContent/formatType").asString()).isEqualTo("Text");
        talk.hears(body);
        if (losesAnswer.getAndSet(false)) {
            return Reply.of(504, "{}");
        }
        return Reply.of(
                202,
                json(
                        "conversationEntries",
                        List.of(Map.of("id", body.at("/message/id").asString()))));
    }

    private String hours() {
        long now = Instant.now().toEpochMilli();
        long start = open ? now - 60_000 : now + 60_000;
        return json(
                "businessHoursInfo",
                Map.of(
                        "isActive",
                        true,
                        "businessHours",
                        List.of(Map.of("startTime", start, "endTime", start + 3_600_000))));
    }

    void isClosedToday() {
        open = false;
    }

    /** Sessions that are given from now on end so soon; negative for one that is over at once. */
    void sessionsLive(Duration time) {
        life = time;
    }

    /** From now on there are no streams, and those that there were end. */
    void losesStreams() {
        streams = false;
        talks.values().forEach(SalesforceFakeTalk::breakOff);
    }

    void hasStreamsAgain() {
        streams = true;
    }

    /** The sessions of guests are over. */
    void forgetsGuests() {
        guests.clear();
        talks.values().forEach(SalesforceFakeTalk::breakOff);
    }

    SalesforceFakeTalk talk(String reference) {
        return Optional.ofNullable(talks.get(reference)).orElseThrow();
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
        messages = status == 200 ? 202 : status;
    }

    @Override
    public String awaitsConversation(String id) {
        await().atMost(PATIENCE).until(() -> talks.values().stream().anyMatch(talk -> talk.isOf(id)));
        return talks.values().stream()
                .filter(talk -> talk.isOf(id))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Override
    public List<String> awaitsLines(String reference, int count) {
        await().atMost(PATIENCE).until(() -> talk(reference).lines().size() >= count);
        return talk(reference).lines();
    }

    @Override
    public byte[] awaitsFile(String reference, String name) {
        await().atMost(PATIENCE).until(() -> talk(reference).files().containsKey(name));
        return talk(reference).files().getOrDefault(name, new byte[0]);
    }

    /** Buttons. */
    void offers(String reference, String name, String text, List<String> choices) {
        talk(reference).offers(name, text, choices);
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
    public void joins(String reference, String name) {
        talk(reference).changes("add", name);
    }

    @Override
    public void says(String reference, String id, String name, String text) {
        talk(reference).says(id, "Agent", name, Map.of("formatType", "Text", "text", text));
    }

    /** An automated response. */
    void respondsItself(String reference, String text) {
        talk(reference)
                .says(
                        UUID.randomUUID().toString(),
                        "System",
                        "Automated Process",
                        Map.of("formatType", "Text", "text", text));
    }

    @Override
    public void leaves(String reference, String name) {
        talk(reference).changes("remove", name);
    }

    @Override
    public void ends(String reference) {
        talk(reference).ends();
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
        talks.values().forEach(SalesforceFakeTalk::breakOff);
        socket.goDown();
    }

    @Override
    public void comesBack() {
        socket.comeBack();
    }

    @Override
    public boolean hasSigns() {
        return true;
    }

    /** The customer's mark needs a message to be put at; see the test. */
    @Override
    public boolean hasReadMarks() {
        return false;
    }

    @Override
    public void types(String reference, String name) {
        talk(reference)
                .tells("CONVERSATION_TYPING_STARTED_INDICATOR", "TypingStartedIndicator", "Agent", name, Map.of());
    }

    @Override
    public void reads(String reference, String name) {
        talk(reference).tells("CONVERSATION_READ_ACKNOWLEDGEMENT", "ReadAcknowledgement", "Agent", name, Map.of());
    }

    @Override
    public List<String> signs(String reference) {
        return talk(reference).signs().stream()
                .map(sign -> sign.equals("TypingStartedIndicator") ? "typing" : sign)
                .toList();
    }

    @Override
    public void sendsFile(String reference, String id, String name, String text, String file, String address) {
        talk(reference)
                .says(
                        id,
                        "Agent",
                        name,
                        Map.of(
                                "formatType",
                                "Attachments",
                                "text",
                                text,
                                "attachments",
                                List.of(Map.of("name", file, "mimeType", "application/pdf", "url", address))));
    }

    @Override
    public int forges(String reference) {
        return baton.post("/api/v1/desks/" + desk + "/webhook", json("conversationId", reference))
                .status();
    }

    @Override
    public void close() {
        talks.values().forEach(SalesforceFakeTalk::breakOff);
        socket.close();
    }
}
