package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.api.DeskSocket.Asked;
import dev.baton.api.DeskSocket.Reply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A workspace of Intercom: contacts, conversations with their parts, teammates, teams, tags and office hours, and an app that is told of
 * all that happens, of what we do ourselves, too.
 */
class FakeIntercom extends VendorDesk {

    static final String TOKEN = "access token";
    static final String CLIENT_SECRET = "client secret";
    static final String BOT = "100";
    static final String TEAM = "700";
    static final String HOURS = "300";

    /** A part of a conversation, or its beginning. */
    private record Part(
            long id, String kind, String author, String authorId, String html, List<String> files, String to) {}

    /** A conversation there. */
    static final class Talk {
        final String id;
        final String contact;
        final String external;
        final List<Part> parts = new CopyOnWriteArrayList<>();
        final TreeSet<String> tags = new TreeSet<>();
        final List<String> story = new CopyOnWriteArrayList<>();
        volatile JsonNode attributes =
                tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
        volatile String assignee = "";
        volatile String team = "";
        volatile boolean closed;
        volatile int handed = -1;

        Talk(String id, String contact, String external) {
            this.id = id;
            this.contact = contact;
            this.external = external;
        }
    }

    private final AtomicLong ids = new AtomicLong(1000);
    private final Map<String, JsonNode> contacts = new ConcurrentHashMap<>();
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final Map<String, String> admins = new ConcurrentHashMap<>(Map.of(BOT, "Baton", "7", "Dana"));
    private volatile boolean away;
    private volatile boolean open = true;

    FakeIntercom() {
        super("intercom-2.16.yaml");
        String talk = "/conversations/(\\d+)";
        on(
                "GET",
                "/admins",
                (path, body, asked) -> ok(Map.of(
                        "type",
                        "admin.list",
                        "admins",
                        admins.keySet().stream().map(this::admin).toList())));
        on("GET", "/admins/(\\d+)", (path, body, asked) -> ok(admin(path.group(1))));
        on(
                "GET",
                "/teams/(\\d+)",
                (path, body, asked) ->
                        ok(Map.of("type", "team", "id", path.group(1), "name", "Team " + path.group(1))));
        on(
                "GET",
                "/office_hours_schedules/" + HOURS,
                (path, body, asked) -> ok(Map.of(
                        "type",
                        "office_hours_schedule",
                        "id",
                        HOURS,
                        "time_zone_name",
                        "UTC",
                        "twenty_four_seven",
                        open)));
        on(
                "GET",
                "/office_hours_schedules/" + HOURS + "/office_hours_exceptions",
                (path, body, asked) -> ok(Map.of("type", "list", "data", List.of())));
        on("GET", "/contacts/find_by_external_id/([^/]+)", (path, body, asked) -> contact(path.group(1)));
        on("POST", "/contacts", (path, body, asked) -> newContact(body));
        on("POST", "/conversations/search", (path, body, asked) -> search(body));
        on("POST", "/conversations", (path, body, asked) -> taking(() -> conversation(body)));
        on("GET", talk, (path, body, asked) -> ok(view(talk(path.group(1)))));
        on("PUT", talk, (path, body, asked) -> attributes(talk(path.group(1)), body));
        on("POST", talk + "/reply", (path, body, asked) -> reply(talk(path.group(1)), body));
        on("POST", talk + "/parts", (path, body, asked) -> part(talk(path.group(1)), body));
        on("POST", "/tags", (path, body, asked) -> tag(body));
        on("POST", talk + "/tags", (path, body, asked) -> tagged(talk(path.group(1)), body));
    }

    void everybodyIsAway() {
        away = true;
    }

    void isClosed() {
        open = false;
    }

    @Override
    boolean allows(Asked asked) {
        return asked.header("authorization").filter(("Bearer " + TOKEN)::equals).isPresent()
                && asked.header("intercom-version").filter("2.16"::equals).isPresent();
    }

    /** The vendor's document wants a UUID of 24 characters at most for who begins a conversation, which there is none. */
    @Override
    boolean isDocumented(Asked asked) {
        return !(asked.method().equals("POST") && asked.path().equals("/conversations"));
    }

    final Talk talk(String id) {
        Talk talk = talks.get(id);
        if (talk == null) {
            throw new Mistake(404, "There is no such conversation.");
        }
        return talk;
    }

    private Map<String, Object> admin(String id) {
        return Map.of(
                "type",
                "admin",
                "id",
                id,
                "name",
                admins.getOrDefault(id, "Agent"),
                "away_mode_enabled",
                away,
                "has_inbox_seat",
                true,
                "team_ids",
                List.of(Long.parseLong(TEAM)));
    }

    private Reply contact(String external) {
        opens();
        JsonNode contact = contacts.get(external);
        return contact == null
                ? Reply.of(404, "{\"type\":\"error.list\",\"errors\":[{\"code\":\"not_found\"}]}")
                : ok(Map.of("type", "contact", "id", contactId(external), "external_id", external));
    }

    private static String contactId(String external) {
        return UUID.nameUUIDFromBytes(external.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 24);
    }

    private Reply newContact(JsonNode body) {
        String external = text(body, "/external_id");
        must(text(body, "/role").equals("user"), "Only users have an id of ours.");
        contacts.put(external, body);
        return ok(Map.of("type", "contact", "id", contactId(external), "external_id", external));
    }

    private Reply search(JsonNode body) {
        JsonNode filters = body.at("/query/value");
        must(filters.at("/0/field").asString("").equals("contact_ids"), "By contact.");
        must(filters.at("/1/value").isIntegralNumber(), "A time is a number.");
        return ok(Map.of(
                "type",
                "conversation.list",
                "conversations",
                talks.values().stream()
                        .filter(talk ->
                                talk.contact.equals(filters.at("/0/value").asString()))
                        .map(talk -> Map.of("type", "conversation", "id", talk.id))
                        .toList()));
    }

    private Reply conversation(JsonNode body) {
        String contact = text(body, "/from/id");
        String external = contacts.keySet().stream()
                .filter(key -> contactId(key).equals(contact))
                .findFirst()
                .orElseThrow(() -> new Mistake(404, "There is no such contact."));
        Talk talk = begins(contact, external, text(body, "/body"));
        tells("conversation.user.created", talk, List.of());
        return ok(Map.of(
                "type",
                "user_message",
                "id",
                String.valueOf(ids.incrementAndGet()),
                "created_at",
                now(),
                "body",
                text(body, "/body"),
                "message_type",
                "inapp",
                "conversation_id",
                talk.id));
    }

    final Talk begins(String contact, String external, String text) {
        var talk = new Talk(String.valueOf(ids.incrementAndGet()), contact, external);
        talk.parts.add(new Part(ids.incrementAndGet(), "comment", "user", contact, text, List.of(), ""));
        talks.put(talk.id, talk);
        return talk;
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private Map<String, Object> view(Talk talk) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", "conversation");
        view.put("id", talk.id);
        view.put("state", talk.closed ? "closed" : "open");
        if (!talk.assignee.isEmpty()) {
            view.put("admin_assignee_id", Long.parseLong(talk.assignee));
        }
        view.put("source", source(talk.parts.getFirst()));
        view.put(
                "contacts",
                Map.of(
                        "type",
                        "contact.list",
                        "contacts",
                        List.of(Map.of("type", "contact", "id", talk.contact, "external_id", talk.external))));
        view.put(
                "conversation_parts",
                Map.of(
                        "type",
                        "conversation_part.list",
                        "conversation_parts",
                        talk.parts.stream().skip(1).map(this::view).toList()));
        return view;
    }

    private Map<String, Object> source(Part part) {
        return Map.of(
                "type", "conversation", "id", String.valueOf(part.id()), "body", part.html(), "author", author(part));
    }

    private Map<String, Object> author(Part part) {
        return Map.of(
                "type",
                part.author(),
                "id",
                part.authorId(),
                "name",
                part.author().equals("admin") ? admins.getOrDefault(part.authorId(), "Agent") : "Ann",
                "email",
                "somebody@example.com");
    }

    private Map<String, Object> view(Part part) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", "conversation_part");
        view.put("id", String.valueOf(part.id()));
        view.put("part_type", part.kind());
        view.put("body", part.html());
        view.put("created_at", now());
        view.put("author", author(part));
        view.put(
                "attachments",
                part.files().stream()
                        .map(file -> Map.of(
                                "type", "upload", "name", file.substring(file.lastIndexOf('/') + 1), "url", file))
                        .toList());
        if (part.kind().equals("assignment")) {
            Map<String, @Nullable Object> to = new LinkedHashMap<>();
            to.put("type", part.to().isEmpty() ? "nobody_admin" : part.to().equals(TEAM) ? "team" : "admin");
            to.put("id", part.to().isEmpty() ? null : part.to());
            view.put("assigned_to", to);
        }
        return view;
    }

    private static Reply attributes(Talk talk, JsonNode body) {
        body.path("custom_attributes")
                .forEach(value -> must(value.asString("").length() <= 255, "An attribute has 255 characters at most."));
        talk.attributes = body.path("custom_attributes");
        return ok(Map.of("type", "conversation", "id", talk.id));
    }

    private Reply reply(Talk talk, JsonNode body) {
        String kind = text(body, "/message_type");
        if (text(body, "/type").equals("user")) {
            must(text(body, "/intercom_user_id").equals(talk.contact), "The contact is not in the conversation.");
            List<String> files = body.path("attachment_urls")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            return line(() ->
                    said(talk, "conversation.user.replied", kind, "user", talk.contact, text(body, "/body"), files));
        }
        must(text(body, "/admin_id").equals(BOT), "There is no such teammate.");
        String html = text(body, "/body");
        must(html.startsWith("<p>"), "A teammate's text is HTML.");
        if (kind.equals("comment")) {
            talk.story.add("says " + org.jsoup.Jsoup.parse(html).wholeText());
        }
        return said(
                talk,
                kind.equals("note") ? "conversation.admin.noted" : "conversation.admin.replied",
                kind,
                "admin",
                BOT,
                html,
                List.of());
    }

    private Reply said(
            Talk talk, String topic, String kind, String author, String id, String html, List<String> files) {
        var part = new Part(ids.incrementAndGet(), kind, author, id, html, files, "");
        talk.parts.add(part);
        tells(topic, talk, List.of(part));
        return ok(view(talk));
    }

    private Reply part(Talk talk, JsonNode body) {
        must(text(body, "/admin_id").equals(BOT), "There is no such teammate.");
        if (text(body, "/message_type").equals("close")) {
            talk.closed = true;
            talk.story.add("finishes");
            var part = new Part(ids.incrementAndGet(), "close", "admin", BOT, "", List.of(), "");
            tells("conversation.admin.closed", talk, List.of(part));
            return ok(view(talk));
        }
        must(text(body, "/message_type").equals("assignment"), "There is no such part.");
        return assigning(talk, text(body, "/type"), text(body, "/assignee_id"));
    }

    /** Our side assigns it. */
    Reply assigning(Talk talk, String type, String to) {
        must(type.equals("admin") || to.equals(TEAM), "There is no such team.");
        boolean back = type.equals("admin") && to.equals(BOT);
        talk.assignee = type.equals("admin") && !to.equals("0") ? to : "";
        talk.team = type.equals("team") ? to : talk.team;
        talk.handed = back ? talk.handed : talk.parts.size();
        talk.story.add(back ? "takes back" : "passes");
        var part = new Part(ids.incrementAndGet(), "assignment", "admin", BOT, "", List.of(), to.equals("0") ? "" : to);
        talk.parts.add(part);
        tells("conversation.admin.assigned", talk, List.of(part));
        return ok(view(talk));
    }

    private Reply tag(JsonNode body) {
        String name = text(body, "/name");
        tags.putIfAbsent(name, String.valueOf(ids.incrementAndGet()));
        return ok(Map.of("type", "tag", "id", tags.getOrDefault(name, ""), "name", name));
    }

    private Reply tagged(Talk talk, JsonNode body) {
        String id = text(body, "/id");
        must(text(body, "/admin_id").equals(BOT), "There is no such teammate.");
        must(tags.containsValue(id), "There is no such tag.");
        tags.forEach((name, known) -> {
            if (known.equals(id)) {
                talk.tags.add(name);
            }
        });
        return ok(Map.of("type", "tag", "id", id));
    }

    /** The app hears of it, at some time. */
    private void tells(String topic, Talk talk, List<Part> parts) {
        Thread.ofVirtual().start(() -> tell(CLIENT_SECRET, "notif_" + UUID.randomUUID(), topic, talk, parts));
    }

    private int tell(String secret, String id, String topic, Talk talk, List<Part> parts) {
        var item = new LinkedHashMap<>(view(talk));
        item.put(
                "conversation_parts",
                Map.of(
                        "type",
                        "conversation_part.list",
                        "conversation_parts",
                        parts.stream().map(this::view).toList()));
        String body = json(
                "type",
                "notification_event",
                "app_id",
                "abc123",
                "topic",
                topic,
                "id",
                id,
                "delivery_attempts",
                1,
                "first_sent_at",
                now(),
                "data",
                Map.of("type", "notification_event_data", "item", item));
        return tell(Map.of("X-Hub-Signature", "sha1=" + signature(secret, body)), body);
    }

    private static String signature(String secret, String content) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A teammate of theirs, or a customer, does something, and the app is told. */
    final void happens(String reference, String id, String topic, Part part) {
        Talk talk = talk(reference);
        talk.parts.add(part);
        assertThat(tell(CLIENT_SECRET, id, topic, talk, List.of(part))).isEqualTo(202);
    }

    private static String fresh() {
        return "notif_" + UUID.randomUUID();
    }

    /** The first message begins the conversation. */
    public final void customerSays(String reference, String id, String text) {
        Talk talk = talk(reference);
        if (talk.parts.getFirst().html().isEmpty()) {
            talk.parts.set(0, new Part(ids.incrementAndGet(), "comment", "user", talk.contact, text, List.of(), ""));
            assertThat(tell(CLIENT_SECRET, reference + id, "conversation.user.created", talk, List.of()))
                    .isEqualTo(202);
            return;
        }
        happens(
                reference,
                reference + id,
                "conversation.user.replied",
                new Part(ids.incrementAndGet(), "comment", "user", talk.contact, "<p>" + text + "</p>", List.of(), ""));
    }

    private String adminNamed(String name) {
        return admins.entrySet().stream()
                .filter(admin -> admin.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    String id = String.valueOf(ids.incrementAndGet());
                    admins.put(id, name);
                    return id;
                });
    }

    /** Nobody there is told of it yet. */
    final void takesWithoutWord(String reference, String name) {
        talk(reference).assignee = adminNamed(name);
    }

    final void isGivenToTeam(String reference, String name) {
        happens(
                reference,
                fresh(),
                "conversation.admin.assigned",
                new Part(ids.incrementAndGet(), "assignment", "admin", adminNamed(name), "", List.of(), TEAM));
    }

    final void isGivenToBot(String reference, String name) {
        talk(reference).assignee = BOT;
        happens(
                reference,
                fresh(),
                "conversation.admin.assigned",
                new Part(ids.incrementAndGet(), "assignment", "admin", adminNamed(name), "", List.of(), BOT));
    }

    List<String> notes(String reference) {
        return talk(reference).parts.stream()
                .filter(part -> part.kind().equals("note"))
                .map(Part::html)
                .toList();
    }

    @Override
    public String awaitsConversation(String conversation) {
        return awaits(
                        () -> talks.values().stream()
                                .filter(talk -> talk.external.equals("baton-" + conversation) && talk.handed >= 0)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .id;
    }

    @Override
    public List<String> awaitsLines(String reference, int count) {
        Talk talk = talk(reference);
        return awaits(
                () -> talk.parts.stream()
                        .skip(talk.handed)
                        .filter(part -> part.author().equals("user"))
                        .map(Part::html)
                        .toList(),
                lines -> lines.size() >= count);
    }

    @Override
    public String opening(String reference) {
        Talk talk = talk(reference);
        return new ArrayList<>(talk.parts.subList(0, talk.handed)) + " " + talk.attributes;
    }

    @Override
    public void awaitsClosed(String reference) {
        awaits(() -> talk(reference).closed, closed -> closed);
    }

    @Override
    public boolean tellsTransfers() {
        return true;
    }

    @Override
    public void transfers(String reference) {
        isGivenToTeam(reference, "Dana");
    }

    @Override
    public void joins(String reference, String name) {
        String id = adminNamed(name);
        talk(reference).assignee = id;
        happens(
                reference,
                fresh(),
                "conversation.admin.assigned",
                new Part(ids.incrementAndGet(), "assignment", "admin", id, "", List.of(), id));
    }

    @Override
    public void leaves(String reference, String name) {
        talk(reference).assignee = "";
        happens(
                reference,
                fresh(),
                "conversation.admin.assigned",
                new Part(ids.incrementAndGet(), "assignment", "admin", adminNamed(name), "", List.of(), ""));
    }

    @Override
    public void says(String reference, String message, String name, String text) {
        happens(
                reference,
                reference + message,
                "conversation.admin.replied",
                new Part(
                        ids.incrementAndGet(),
                        "comment",
                        "admin",
                        adminNamed(name),
                        "<p>" + text + "</p>",
                        List.of(),
                        ""));
    }

    @Override
    public void ends(String reference) {
        talk(reference).closed = true;
        talk(reference).assignee = "";
        happens(
                reference,
                fresh(),
                "conversation.admin.closed",
                new Part(ids.incrementAndGet(), "close", "admin", "7", "", List.of(), ""));
    }

    @Override
    public boolean hasSigns() {
        return false;
    }

    @Override
    public void types(String reference, String name) {
        throw new UnsupportedOperationException("Intercom has no signs for this.");
    }

    @Override
    public void reads(String reference, String name) {
        throw new UnsupportedOperationException("Intercom has no signs for this.");
    }

    @Override
    public List<String> signs(String reference) {
        return List.of();
    }

    @Override
    public byte[] awaitsFile(String reference, String name) {
        Talk talk = talk(reference);
        String address = awaits(
                        () -> talk.parts.stream()
                                .filter(part -> part.html().equals(name)
                                        && !part.files().isEmpty())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .files()
                .getFirst();
        return DeskContract.fetched(address);
    }

    @Override
    public void sendsFile(String reference, String message, String name, String text, String file, String address) {
        happens(
                reference,
                reference + message,
                "conversation.admin.replied",
                new Part(
                        ids.incrementAndGet(),
                        "comment",
                        "admin",
                        adminNamed(name),
                        "<p>" + text + "</p>",
                        List.of(address),
                        ""));
    }

    @Override
    public int forges(String reference) {
        var part = new Part(ids.incrementAndGet(), "close", "admin", "7", "", List.of(), "");
        return tell("another secret", fresh(), "conversation.admin.closed", talk(reference), List.of(part));
    }
}
