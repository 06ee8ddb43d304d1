package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.api.DeskSocket.Asked;
import dev.baton.api.DeskSocket.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Zendesk's Conversations API with a switchboard of two integrations, ours and the people's, and a trigger that tells who took a
 * ticket. It tells us of everything that happens, as the real one does: of what we say ourselves, too.
 */
class FakeZendeskMessaging extends VendorDesk {

    static final String APP = "5d8cff3cd55b040010928b5b";
    static final String KEY = "app_5d8cff3cd55b040010928b5c";
    static final String SECRET = "key secret";
    static final String WEBHOOK_SECRET = "shared secret of the webhook";
    static final String CONVERSATION_FIELD = "360001";
    static final String EMAIL = "admin@example.com";
    static final String TOKEN = "api token";

    private static final String OURS = "baton";
    private static final String PEOPLE = "zd-agentWorkspace";
    private static final int LONGEST_TEXT = 4096;
    private static final int MOST_METADATA = 4096;

    private static final Map<String, String> SCHEMAS = Map.of(
            "conversation:message", "conversationMessageEvent",
            "conversation:typing", "conversationTypingEvent",
            "conversation:read", "conversationReadEvent",
            "switchboard:passControl", "switchboardPassControl",
            "switchboard:releaseControl", "switchboardReleaseControl");

    /** A conversation there. */
    private static final class Talk {
        final String id = hex();
        final String userId;
        final Map<String, Object> metadata;
        final List<Map<String, Object>> messages = new CopyOnWriteArrayList<>();
        final List<String> signs = new CopyOnWriteArrayList<>();
        final List<String> story = new CopyOnWriteArrayList<>();
        volatile String active = PEOPLE;
        volatile int messagesAtPassing = -1;
        volatile JsonNode passing = JsonMapper.shared().createObjectNode();
        volatile boolean released;

        Talk(String userId, Map<String, Object> metadata) {
            this.userId = userId;
            this.metadata = metadata;
        }
    }

    private final Map<String, JsonNode> users = new ConcurrentHashMap<>();
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();
    private volatile boolean standby = true;
    private volatile boolean isUndocumented;
    private volatile Set<String> online = Set.of("7");

    FakeZendeskMessaging() {
        super("zendesk-sunshine-conversations.yaml");
        String app = "/sc/v2/apps/" + APP;
        String talk = app + "/conversations/([0-9a-f]{24})";
        on("POST", app + "/users", (path, body, asked) -> user(body));
        on("GET", app + "/conversations", (path, body, asked) -> conversations(asked));
        on("POST", app + "/conversations", (path, body, asked) -> taking(() -> conversation(body)));
        on("GET", talk, (path, body, asked) -> ok(Map.of("conversation", view(talk(path.group(1))))));
        on("GET", talk + "/participants", (path, body, asked) -> participants(talk(path.group(1))));
        on("GET", talk + "/messages", (path, body, asked) -> messages(talk(path.group(1))));
        on("POST", talk + "/messages", (path, body, asked) -> message(talk(path.group(1)), body));
        on("POST", talk + "/activity", (path, body, asked) -> activity(talk(path.group(1)), body));
        on("POST", talk + "/passControl", (path, body, asked) -> passing(body, () -> pass(talk(path.group(1)), body)));
        on("POST", talk + "/releaseControl", (path, body, asked) -> release(talk(path.group(1)), body));
        on(
                "GET",
                app + "/switchboards",
                (path, body, asked) ->
                        ok(Map.of("switchboards", List.of(Map.of("id", "5ef21b86e933b7355c11c604", "enabled", true)))));
        on(
                "GET",
                app + "/switchboards/5ef21b86e933b7355c11c604/switchboardIntegrations",
                (path, body, asked) -> ok(Map.of(
                        "switchboardIntegrations", List.of(integration(OURS, standby), integration(PEOPLE, false)))));
        on(
                "GET",
                "/api/v2/agent_availabilities",
                (path, body, asked) -> ok(Map.of(
                        "data",
                        online.stream()
                                .map(agent -> Map.of("id", "agent_availabilities|" + agent))
                                .toList())));
    }

    void deliversNoStandbyEvents() {
        standby = false;
    }

    void nobodyIsOnline() {
        online = Set.of();
    }

    @Override
    boolean allows(Asked asked) {
        String who = asked.path().startsWith("/api/v2") ? EMAIL + "/token:" + TOKEN : KEY + ":" + SECRET;
        String basic = "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8));
        return asked.header("authorization").filter(basic::equals).isPresent();
    }

    /** The documents of who is online are not among them, and that of messages names no schema for files and quick replies. */
    @Override
    boolean isDocumented(Asked asked) {
        return !asked.path().startsWith("/api/v2")
                && !(isUndocumented && asked.path().contains("/messages"));
    }

    private Talk talk(String id) {
        Talk talk = talks.get(id);
        if (talk == null) {
            throw new Mistake(404, "There is no such conversation.");
        }
        return talk;
    }

    private Reply user(JsonNode body) {
        opens();
        String external = text(body, "/externalId");
        must(body.at("/profile/givenName").asString("").length() <= 128, "A name has 128 characters at most.");
        JsonNode before = users.putIfAbsent(external, body);
        return before == null
                ? created(Map.of("user", Map.of("id", userId(external), "externalId", external)))
                : Reply.of(409, "{\"errors\":[{\"code\":\"conflict\",\"title\":\"A user with this id exists\"}]}");
    }

    private static String userId(String external) {
        return UUID.nameUUIDFromBytes(external.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 24);
    }

    private Reply conversations(Asked asked) {
        String query = java.net.URI.create(asked.path()).getQuery();
        must(query != null && query.startsWith("filter[userExternalId]="), "The list wants a user.");
        String user = userId(query.substring(query.indexOf('=') + 1));
        List<Map<String, Object>> found = talks.values().stream()
                .filter(talk -> talk.userId.equals(user))
                .map(this::view)
                .toList();
        return ok(Map.of("conversations", found, "meta", Map.of("hasMore", false)));
    }

    private Reply conversation(JsonNode body) {
        must(text(body, "/type").equals("personal"), "Only personal conversations go to Agent Workspace.");
        String user = text(body, "/participants/0/userExternalId");
        must(users.containsKey(user), "There is no such user.");
        var talk = new Talk(userId(user), metadata(body.path("metadata")));
        talks.put(talk.id, talk);
        return created(Map.of("conversation", view(talk)));
    }

    private Map<String, Object> view(Talk talk) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", talk.id);
        view.put("type", "personal");
        view.put("metadata", talk.metadata);
        if (!talk.released) {
            view.put("activeSwitchboardIntegration", named(talk.active));
        }
        return view;
    }

    private static Map<String, Object> named(String name) {
        return Map.of(
                "id",
                "5ef21b132f21af34f088530d",
                "name",
                name,
                "integrationId",
                "5e4af71a81966cfff3ef6550",
                "integrationType",
                name.equals(OURS) ? "custom" : "zd:agentWorkspace");
    }

    private static Map<String, Object> integration(String name, boolean standby) {
        var integration = new LinkedHashMap<>(named(name));
        integration.put("deliverStandbyEvents", standby);
        return integration;
    }

    private static Map<String, Object> metadata(JsonNode metadata) {
        must(
                metadata.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_METADATA,
                "Metadata has 4 KB at most.");
        Map<String, Object> flat = new LinkedHashMap<>();
        metadata.properties().forEach(entry -> {
            must(entry.getValue().isValueNode(), "Metadata is flat.");
            flat.put(entry.getKey(), entry.getValue().asString());
        });
        return flat;
    }

    private static Reply participants(Talk talk) {
        return ok(Map.of(
                "participants", List.of(Map.of("id", hex(), "userId", talk.userId)), "meta", Map.of("hasMore", false)));
    }

    private static Reply messages(Talk talk) {
        int from = Math.max(talk.messages.size() - 100, 0);
        return ok(Map.of(
                "messages", talk.messages.subList(from, talk.messages.size()), "meta", Map.of("hasMore", from > 0)));
    }

    private Reply message(Talk talk, JsonNode body) {
        Map<String, Object> content = content(body.path("content"));
        boolean user = text(body, "/author/type").equals("user");
        if (user) {
            String external = body.at("/author/userExternalId").asString("");
            String author = external.isEmpty() ? text(body, "/author/userId") : userId(external);
            must(author.equals(talk.userId), "The user is not in the conversation.");
        } else {
            must(body.at("/author/type").asString().equals("business"), "An author is user or business.");
        }
        must(
                !user || talk.active.equals(OURS) || talk.messagesAtPassing >= 0,
                "A first message under the people's control makes a ticket without its data.");
        return line(() -> {
            var author = new LinkedHashMap<String, Object>();
            author.put("type", body.at("/author/type").asString());
            if (user) {
                author.put("userId", talk.userId);
            } else {
                author.put("displayName", body.at("/author/displayName").asString(""));
            }
            var message = said(author, "api:conversations", content);
            message.put("metadata", metadata(body.path("metadata")));
            talk.messages.add(message);
            if (!user) {
                talk.story.add("says " + content.getOrDefault("text", content.get("altText")));
            }
            echo(talk, "conversation:message", Map.of("message", message));
            return created(Map.of("messages", List.of(message)));
        });
    }

    private Map<String, Object> content(JsonNode content) {
        String type = text(content, "/type");
        if (type.equals("text")) {
            must(text(content, "/text").length() <= LONGEST_TEXT, "A text has 4096 characters at most.");
            Map<String, Object> text = new LinkedHashMap<>(Map.of("type", type, "text", text(content, "/text")));
            if (content.has("actions")) {
                isUndocumented = true;
                content.path("actions").forEach(action -> {
                    must(text(action, "/type").equals("reply"), "Only quick replies are known here.");
                    text(action, "/text");
                    text(action, "/payload");
                });
                text.put("actions", content.path("actions"));
            }
            return text;
        }
        must(type.equals("file") || type.equals("image"), "There is no such content.");
        isUndocumented = true;
        must(text(content, "/altText").length() <= 128, "A label has 128 characters at most.");
        return Map.of("type", type, "mediaUrl", text(content, "/mediaUrl"), "altText", text(content, "/altText"));
    }

    private static Map<String, Object> said(Map<String, Object> author, String source, Map<String, Object> content) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", hex());
        message.put("received", Instant.EPOCH.toString());
        message.put("author", author);
        message.put("content", content);
        message.put("source", Map.of("type", source));
        return message;
    }

    private static Reply activity(Talk talk, JsonNode body) {
        boolean user = text(body, "/author/type").equals("user");
        String type = text(body, "/type");
        must(!user || type.equals("conversation:read"), "Users can only read.");
        must(!user || text(body, "/author/userId").equals(talk.userId), "The user is not in the conversation.");
        talk.signs.add(type.replace("conversation:", ""));
        return ok(Map.of());
    }

    /** Control is passed. */
    Reply passing(JsonNode body, java.util.function.Supplier<Reply> taken) {
        return taken.get();
    }

    private Reply pass(Talk talk, JsonNode body) {
        String to = text(body, "/switchboardIntegration");
        must(to.equals(OURS) || to.equals(PEOPLE), "There is no such integration.");
        Map<String, Object> metadata = metadata(body.path("metadata"));
        talk.active = to;
        talk.story.add(to.equals(PEOPLE) ? "passes" : "takes back");
        if (to.equals(PEOPLE)) {
            talk.passing = body;
            talk.messagesAtPassing = talk.messages.size();
        }
        echo(talk, "switchboard:passControl", Map.of("metadata", metadata));
        return ok(Map.of());
    }

    private Reply release(Talk talk, JsonNode body) {
        talk.released = true;
        talk.story.add("finishes");
        echo(talk, "switchboard:releaseControl", Map.of("metadata", metadata(body.path("metadata"))));
        return ok(Map.of());
    }

    /** We hear what we did ourselves, at some time. */
    private void echo(Talk talk, String type, Map<String, Object> payload) {
        Thread.ofVirtual().start(() -> tell(WEBHOOK_SECRET, talk, hex(), type, payload));
    }

    private int tell(String secret, Talk talk, String event, String type, Map<String, Object> payload) {
        Map<String, Object> all = new LinkedHashMap<>(payload);
        all.put("conversation", view(talk));
        Map<String, Object> one =
                Map.of("id", event, "createdAt", Instant.EPOCH.toString(), "type", type, "payload", all);
        if (!isUndocumented && !isFile(payload)) {
            sends("/components/schemas/" + SCHEMAS.get(type), json(one));
        }
        return tell(
                Map.of("X-API-Key", secret),
                json(
                        "app",
                        Map.of("id", APP),
                        "webhook",
                        Map.of("id", hex(), "version", "v2"),
                        "events",
                        List.of(one)));
    }

    /** The vendor's document names no schema for files where it tells kinds of content apart. */
    private static boolean isFile(Map<String, Object> payload) {
        return payload.get("message") instanceof Map<?, ?> message
                && message.get("content") instanceof Map<?, ?> content
                && "file".equals(content.get("type"));
    }

    private void tells(Talk talk, String event, String type, Map<String, Object> payload) {
        assertThat(tell(WEBHOOK_SECRET, talk, event, type, payload)).isEqualTo(202);
    }

    /** What the trigger sends that docs/desks/zendesk-messaging.md describes. */
    private void trigger(Talk talk, Map<String, Object> body) {
        var all = new LinkedHashMap<>(body);
        all.put("ticket", "35436");
        all.put(
                "conversation",
                talk.passing
                        .at("/metadata/dataCapture.ticketField." + CONVERSATION_FIELD)
                        .asString(""));
        assertThat(tell(
                        Map.of(
                                "X-API-Key",
                                WEBHOOK_SECRET,
                                "X-Zendesk-Webhook-Invocation-Id",
                                UUID.randomUUID().toString()),
                        json(all)))
                .isEqualTo(202);
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    /** The metadata with which it was passed to the people. */
    JsonNode ticketData(String reference) {
        return talk(reference).passing.path("metadata");
    }

    /** An event of a bot there, which is nobody's word. */
    void botSays(String reference, String text) {
        tells(
                talk(reference),
                hex(),
                "conversation:message",
                Map.of(
                        "message",
                        said(
                                Map.of("type", "business", "displayName", "Answer Bot", "subtypes", List.of("bot")),
                                "zd:agentWorkspace",
                                Map.of("type", "text", "text", text))));
    }

    /** Passes it back to our integration, as a step or trigger there can. */
    void passesBack(String reference) {
        Talk talk = talk(reference);
        talk.active = OURS;
        tells(talk, hex(), "switchboard:passControl", Map.of("metadata", Map.of()));
    }

    /** Several events in one webhook, of several conversations. */
    void saysInOne(Map<String, String> textByReference, String name) {
        var events = new ArrayList<Map<String, Object>>();
        textByReference.forEach((reference, text) -> events.add(Map.of(
                "id",
                hex(),
                "type",
                "conversation:message",
                "payload",
                Map.of(
                        "conversation",
                        view(talk(reference)),
                        "message",
                        said(agent(name), "zd:agentWorkspace", Map.of("type", "text", "text", text))))));
        assertThat(tell(Map.of("X-API-Key", WEBHOOK_SECRET), json("events", events)))
                .isEqualTo(202);
    }

    /** A customer of Zendesk's own widget. */
    final String begins() {
        var talk = new Talk(hex(), Map.of());
        talk.active = OURS;
        talks.put(talk.id, talk);
        return talk.id;
    }

    public final void customerSays(String reference, String id, String text) {
        customer(reference, id, Map.of("type", "text", "text", text));
    }

    final void customerChooses(String reference, String label, String payload) {
        customer(reference, "chosen", Map.of("type", "text", "text", label, "payload", payload));
    }

    private void customer(String reference, String id, Map<String, Object> content) {
        Talk talk = talk(reference);
        talk.released = false;
        var message =
                said(Map.of("type", "user", "userId", talk.userId, "user", Map.of("id", talk.userId)), "web", content);
        talk.messages.add(message);
        tells(talk, reference + id, "conversation:message", Map.of("message", message));
    }

    /** A person takes control, and nobody is told. */
    public final boolean takesSilently(String reference) {
        talk(reference).active = PEOPLE;
        return true;
    }

    public final List<String> story(String reference) {
        return talk(reference).story;
    }

    public final String passed(String reference) {
        return talk(reference).passing + " " + talk(reference).messages;
    }

    /** The quick replies that were offered. */
    final String choices(String reference) {
        return talk(reference).messages.stream()
                .map(message -> JsonMapper.shared()
                        .<JsonNode>valueToTree(message)
                        .at("/content/actions")
                        .toString())
                .toList()
                .toString();
    }

    private static Map<String, Object> agent(String name) {
        return Map.of("type", "business", "displayName", name, "subtypes", List.of("agent"));
    }

    @Override
    public String awaitsConversation(String conversation) {
        return awaits(
                        () -> talks.values().stream()
                                .filter(talk -> talk.userId.equals(userId("baton-" + conversation)))
                                .filter(talk -> talk.messagesAtPassing >= 0)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow()
                .id;
    }

    @Override
    public List<String> awaitsLines(String reference, int count) {
        return awaits(() -> lines(talk(reference)), lines -> lines.size() >= count);
    }

    @Override
    public byte[] awaitsFile(String reference, String name) {
        Talk talk = talk(reference);
        String address = awaits(
                        () -> talk.messages.stream()
                                .map(message -> (Map<?, ?>) message.get("content"))
                                .filter(content -> name.equals(content.get("altText")))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .map(content -> String.valueOf(content.get("mediaUrl")))
                .orElseThrow();
        return DeskContract.fetched(address);
    }

    private static List<String> lines(Talk talk) {
        return talk.messages.stream()
                .skip(talk.messagesAtPassing)
                .map(message -> JsonMapper.shared().<JsonNode>valueToTree(message))
                .filter(message -> message.at("/source/type").asString("").equals("api:conversations"))
                .map(message -> message.at("/content/text").asString(""))
                .toList();
    }

    @Override
    public String opening(String reference) {
        Talk talk = talk(reference);
        return talk.messages.subList(0, talk.messagesAtPassing) + " " + talk.passing;
    }

    @Override
    public void awaitsClosed(String reference) {
        awaits(() -> talk(reference).released, released -> released);
    }

    @Override
    public boolean tellsTransfers() {
        return true;
    }

    @Override
    public void transfers(String reference) {
        trigger(talk(reference), Map.of("event", "group", "group", "Second line"));
    }

    @Override
    public void joins(String reference, String name) {
        trigger(talk(reference), Map.of("event", "assigned", "agent", Map.of("id", "7", "name", name)));
    }

    @Override
    public void leaves(String reference, String name) {
        trigger(talk(reference), Map.of("event", "assigned", "agent", Map.of("id", "", "name", "")));
    }

    @Override
    public void says(String reference, String message, String name, String text) {
        tells(
                talk(reference),
                reference + message,
                "conversation:message",
                Map.of("message", said(agent(name), "zd:agentWorkspace", Map.of("type", "text", "text", text))));
    }

    @Override
    public void ends(String reference) {
        Talk talk = talk(reference);
        talk.released = true;
        talk.active = OURS;
        tells(talk, hex(), "switchboard:releaseControl", Map.of("reason", "ticketClosed"));
    }

    @Override
    public boolean hasSigns() {
        return true;
    }

    @Override
    public List<String> takesSigns() {
        return List.of("read");
    }

    @Override
    public void types(String reference, String name) {
        tells(
                talk(reference),
                hex(),
                "conversation:typing",
                Map.of("activity", Map.of("type", "typing:start", "author", agent(name))));
    }

    @Override
    public void reads(String reference, String name) {
        tells(
                talk(reference),
                hex(),
                "conversation:read",
                Map.of("activity", Map.of("type", "conversation:read", "author", agent(name))));
    }

    @Override
    public List<String> signs(String reference) {
        return talk(reference).signs;
    }

    @Override
    public void sendsFile(String reference, String message, String name, String text, String file, String address) {
        tells(
                talk(reference),
                reference + message,
                "conversation:message",
                Map.of(
                        "message",
                        said(
                                agent(name),
                                "zd:agentWorkspace",
                                Map.of("type", "file", "mediaUrl", address, "altText", file, "text", text))));
    }

    @Override
    public int forges(String reference) {
        return tell("another secret", talk(reference), hex(), "switchboard:releaseControl", Map.of());
    }
}
