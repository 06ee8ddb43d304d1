package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.api.DeskSocket.Asked;
import dev.baton.api.DeskSocket.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Zendesk's Support API: users, tickets with comments and audits, and a webhook that is subscribed to ticket events. */
final class FakeZendeskSupport extends VendorDesk {

    static final String EMAIL = "baton@example.com";
    static final String TOKEN = "api token";
    static final String SIGNING_SECRET = "signing secret";
    static final long ME = 5001;

    private static final String TAG = "[\\p{Ll}\\p{N}_/-]+";

    /** A user there. */
    private record User(long id, String name, String email, String externalId, String role) {}

    /** A comment. */
    private record Comment(long id, long author, String body, boolean open, List<Map<String, Object>> files) {}

    /** A file. */
    private record Upload(String name, byte[] content) {}

    /** A ticket there. */
    private static final class Ticket {
        final long id;
        final JsonNode asMade;
        final List<Comment> comments = new CopyOnWriteArrayList<>();
        final List<Upload> files = new CopyOnWriteArrayList<>();
        final List<String> audits = new CopyOnWriteArrayList<>();
        volatile String status = "new";

        Ticket(long id, JsonNode asMade) {
            this.id = id;
            this.asMade = asMade;
        }
    }

    private final AtomicLong ids = new AtomicLong(9000);
    private final Map<Long, User> users = new ConcurrentHashMap<>();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<Long, Ticket> tickets = new ConcurrentHashMap<>();
    private volatile String role = "admin";

    FakeZendeskSupport() {
        super(
                "zendesk-tickets.yaml",
                "zendesk-users.yaml",
                "zendesk-ticket-comments.yaml",
                "zendesk-groups.yaml",
                "zendesk-attachments.yaml");
        String ticket = "/api/v2/tickets/(\\d+)";
        on("GET", "/api/v2/users/me", (path, body, asked) -> ok(Map.of("user", Map.of("id", ME, "role", role))));
        on("GET", "/api/v2/users/search", (path, body, asked) -> search(asked));
        on("GET", "/api/v2/users/(\\d+)", (path, body, asked) -> userOf(Long.parseLong(path.group(1))));
        on("POST", "/api/v2/users", (path, body, asked) -> newUser(body));
        on(
                "GET",
                "/api/v2/groups/(\\d+)",
                (path, body, asked) -> ok(Map.of(
                        "group", Map.of("id", Long.parseLong(path.group(1)), "name", "Group " + path.group(1)))));
        on("GET", "/api/v2/tickets", (path, body, asked) -> byExternalId(asked));
        on("POST", "/api/v2/tickets", (path, body, asked) -> taking(() -> newTicket(body)));
        on("GET", ticket, (path, body, asked) -> ok(Map.of("ticket", view(ticket(path.group(1))))));
        on("PUT", ticket, (path, body, asked) -> change(ticket(path.group(1)), body));
        on("GET", ticket + "/comments", (path, body, asked) -> comments(ticket(path.group(1))));
        on("GET", ticket + "/audits", (path, body, asked) -> audits(ticket(path.group(1))));
        on("POST", "/api/v2/uploads", (path, body, asked) -> upload(asked));
        users.put(ME, new User(ME, "Baton", EMAIL, "", "admin"));
    }

    void emailIsNoAgents() {
        role = "end-user";
    }

    /** Somebody whom Zendesk knows already. */
    long knows(String name, String email, String role) {
        long id = ids.incrementAndGet();
        users.put(id, new User(id, name, email, "", role));
        return id;
    }

    /** Audits are in none of the vendor's documents that are at hand. */
    @Override
    boolean isDocumented(Asked asked) {
        return !asked.path().contains("/audits");
    }

    @Override
    boolean allows(Asked asked) {
        String who = EMAIL + "/token:" + TOKEN;
        String basic = "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8));
        return asked.header("authorization").filter(basic::equals).isPresent();
    }

    private Ticket ticket(String id) {
        Ticket ticket = tickets.get(Long.parseLong(id));
        if (ticket == null) {
            throw new Mistake(404, "There is no such ticket.");
        }
        return ticket;
    }

    private static Map<String, Object> view(User user) {
        return Map.of("id", user.id(), "name", user.name(), "role", user.role());
    }

    private Reply userOf(long id) {
        return ok(Map.of("user", view(user(id))));
    }

    private User user(long id) {
        return Optional.ofNullable(users.get(id)).orElseThrow(() -> new Mistake(404, "There is no such user."));
    }

    private Reply newUser(JsonNode body) {
        var user = new User(
                ids.incrementAndGet(),
                text(body, "/user/name"),
                body.at("/user/email").asString(""),
                body.at("/user/external_id").asString(""),
                text(body, "/user/role"));
        boolean taken = users.values().stream()
                .anyMatch(other -> !user.email().isEmpty() && other.email().equals(user.email())
                        || !user.externalId().isEmpty() && other.externalId().equals(user.externalId()));
        if (taken) {
            return Reply.of(422, "{\"error\":\"RecordInvalid\",\"description\":\"Record validation errors\"}");
        }
        users.put(user.id(), user);
        return created(Map.of("user", view(user)));
    }

    private Reply search(Asked asked) {
        String query = URI.create(asked.path()).getQuery();
        List<Map<String, Object>> found = users.values().stream()
                .filter(user -> query.equals("query=email:\"" + user.email() + "\"")
                        || query.equals("external_id=" + user.externalId()))
                .map(FakeZendeskSupport::view)
                .toList();
        return ok(Map.of("users", found));
    }

    private Reply byExternalId(Asked asked) {
        opens();
        String query = URI.create(asked.path()).getQuery();
        must(query != null && query.startsWith("external_id="), "The list wants an external id.");
        String external = query.substring(query.indexOf('=') + 1);
        return ok(Map.of(
                "tickets",
                tickets.values().stream()
                        .filter(ticket ->
                                ticket.asMade.path("external_id").asString().equals(external))
                        .map(FakeZendeskSupport::view)
                        .toList()));
    }

    private Reply newTicket(JsonNode body) {
        JsonNode wanted = body.path("ticket");
        must(text(wanted, "/subject").length() <= 150, "The subject is short.");
        must(users.containsKey(wanted.path("requester_id").asLong()), "There is no such requester.");
        must(wanted.path("submitter_id").asLong() == wanted.path("requester_id").asLong(), "The customer submits it.");
        wanted.path("tags").forEach(tag -> must(tag.asString().matches(TAG), "A tag is small letters and digits."));
        wanted.path("custom_fields").forEach(field -> must(field.path("id").isIntegralNumber(), "Ids are numbers."));
        must(!wanted.has("group_id") || wanted.path("group_id").isIntegralNumber(), "Ids are numbers.");
        var ticket = new Ticket(ids.incrementAndGet(), wanted);
        ticket.comments.add(new Comment(
                ids.incrementAndGet(),
                wanted.path("submitter_id").asLong(),
                text(wanted, "/comment/body"),
                wanted.at("/comment/public").asBoolean(true),
                List.of()));
        tickets.put(ticket.id, ticket);
        return created(Map.of("ticket", view(ticket)));
    }

    private static Map<String, Object> view(Ticket ticket) {
        return Map.of(
                "id",
                ticket.id,
                "status",
                ticket.status,
                "requester_id",
                ticket.asMade.path("requester_id").asLong());
    }

    private Reply change(Ticket ticket, JsonNode body) {
        JsonNode wanted = body.path("ticket");
        must(!ticket.status.equals("closed"), "A closed ticket cannot be changed.");
        String delivery = text(wanted, "/metadata/baton_delivery");
        boolean open = wanted.at("/comment/public").asBoolean(true);
        long author = wanted.at("/comment/author_id").asLong(ME);
        must(users.containsKey(author), "There is no such author.");
        must(!open || author != ME, "What is public is the customer's.");
        return open
                ? line(() -> changed(ticket, wanted, delivery, author, true))
                : changed(ticket, wanted, delivery, author, false);
    }

    private Reply upload(Asked asked) {
        String query = URI.create(asked.path()).getQuery();
        must(query != null && query.startsWith("filename="), "An upload has a name.");
        must(!asked.header("content-type").orElse("").contains("json"), "The type is the file's.");
        String token = "tok" + ids.incrementAndGet();
        uploads.put(token, new Upload(query.substring("filename=".length()), asked.body()));
        return created(Map.of("upload", Map.of("token", token)));
    }

    private Reply changed(Ticket ticket, JsonNode wanted, String delivery, long author, boolean open) {
        ticket.comments.add(new Comment(ids.incrementAndGet(), author, text(wanted, "/comment/body"), open, List.of()));
        wanted.at("/comment/uploads").forEach(token -> {
            must(uploads.containsKey(token.asString()), "There is no such upload.");
            ticket.files.add(uploads.get(token.asString()));
        });
        ticket.audits.add(delivery);
        if (wanted.has("status")) {
            ticket.status = wanted.path("status").asString();
        }
        Thread.ofVirtual()
                .start(() -> event(
                        SIGNING_SECRET,
                        ticket,
                        UUID.randomUUID().toString(),
                        "comment_added",
                        Map.of("comment", comment(ticket.comments.getLast(), open))));
        return ok(Map.of("ticket", view(ticket)));
    }

    private Map<String, Object> comment(Comment comment, boolean open) {
        User author = user(comment.author());
        return Map.of(
                "id", String.valueOf(comment.id()),
                "body", comment.body(),
                "is_public", open,
                "author",
                        Map.of(
                                "id", String.valueOf(author.id()),
                                "name", author.name(),
                                "is_staff", !author.role().equals("end-user")));
    }

    private static Reply comments(Ticket ticket) {
        var all = new ArrayList<Map<String, Object>>();
        ticket.comments.reversed().forEach(comment -> {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("id", comment.id());
            view.put("author_id", comment.author());
            view.put("body", comment.body());
            view.put("public", comment.open());
            view.put("attachments", comment.files());
            all.add(view);
        });
        return ok(Map.of("comments", all, "meta", Map.of("has_more", false)));
    }

    private static Reply audits(Ticket ticket) {
        return ok(Map.of(
                "audits",
                ticket.audits.stream()
                        .map(delivery -> Map.of("metadata", Map.of("custom", Map.of("baton_delivery", delivery))))
                        .toList(),
                "meta",
                Map.of("has_more", false)));
    }

    private int event(String secret, Ticket ticket, String id, String type, Map<String, Object> event) {
        String body = json(
                "type",
                "zen:event-type:ticket." + type,
                "account_id",
                22129848,
                "id",
                id,
                "time",
                Instant.EPOCH.toString(),
                "zendesk_event_version",
                "2022-06-20",
                "subject",
                "zen:ticket:" + ticket.id,
                "detail",
                Map.of("id", String.valueOf(ticket.id), "status", ticket.status.toUpperCase(java.util.Locale.ROOT)),
                "event",
                event);
        String time =
                Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
        return tell(
                Map.of(
                        "X-Zendesk-Webhook-Signature",
                        signature(secret, time + body),
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        time),
                body);
    }

    private static String signature(String secret, String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tells(String reference, String id, String type, Map<String, Object> event) {
        assertThat(event(SIGNING_SECRET, ticket(reference), id, type, event)).isEqualTo(202);
    }

    private User agent(String name) {
        return users.values().stream()
                .filter(user -> user.name().equals(name) && user.role().equals("agent"))
                .findFirst()
                .orElseGet(() -> user(knows(name, name + "@example.com", "agent")));
    }

    /** A note between people there. */
    void notes(String reference, String name, String text) {
        var note = new Comment(ids.incrementAndGet(), agent(name).id(), text, false, List.of());
        ticket(reference).comments.add(note);
        tells(reference, UUID.randomUUID().toString(), "comment_added", Map.of("comment", comment(note, false)));
    }

    void movesTo(String reference, long group) {
        tells(
                reference,
                UUID.randomUUID().toString(),
                "group_assignment_changed",
                Map.of("current", String.valueOf(group), "previous", "1"));
    }

    JsonNode asMade(String reference) {
        return ticket(reference).asMade;
    }

    /** What stands there for the people alone. */
    List<String> notes(String reference) {
        return ticket(reference).comments.stream()
                .filter(comment -> !comment.open())
                .map(Comment::body)
                .toList();
    }

    String status(String reference) {
        return ticket(reference).status;
    }

    @Override
    public String awaitsConversation(String conversation) {
        return awaits(
                        () -> tickets.values().stream()
                                .filter(ticket -> ticket.comments.stream()
                                        .anyMatch(comment -> comment.body().contains(conversation)))
                                .findFirst(),
                        Optional::isPresent)
                .map(ticket -> String.valueOf(ticket.id))
                .orElseThrow();
    }

    @Override
    public List<String> awaitsLines(String reference, int count) {
        Ticket ticket = ticket(reference);
        return awaits(
                () -> ticket.comments.stream()
                        .skip(1)
                        .filter(comment -> comment.open()
                                && comment.author()
                                        == ticket.asMade.path("requester_id").asLong())
                        .map(Comment::body)
                        .toList(),
                lines -> lines.size() >= count);
    }

    @Override
    public byte[] awaitsFile(String reference, String name) {
        Ticket ticket = ticket(reference);
        return awaits(
                        () -> ticket.files.stream()
                                .filter(file -> file.name().equals(name))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .content();
    }

    @Override
    public String opening(String reference) {
        return ticket(reference).asMade.toString();
    }

    @Override
    public String note(String reference) {
        return notes(reference).toString();
    }

    @Override
    public void awaitsClosed(String reference) {
        awaits(() -> notes(reference), notes -> notes.toString().contains("has left the chat"));
    }

    @Override
    public boolean tellsTransfers() {
        return true;
    }

    @Override
    public void transfers(String reference) {
        movesTo(reference, 78);
    }

    @Override
    public void joins(String reference, String name) {
        tells(
                reference,
                UUID.randomUUID().toString(),
                "agent_assignment_changed",
                Map.of("current", String.valueOf(agent(name).id())));
    }

    @Override
    public void leaves(String reference, String name) {
        tells(
                reference,
                UUID.randomUUID().toString(),
                "agent_assignment_changed",
                Map.of("previous", String.valueOf(agent(name).id())));
    }

    @Override
    public void says(String reference, String message, String name, String text) {
        comments(reference, message, name, text, List.of());
    }

    private void comments(String reference, String message, String name, String text, List<Map<String, Object>> files) {
        var said = new Comment(ids.incrementAndGet(), agent(name).id(), text, true, files);
        ticket(reference).comments.add(said);
        tells(reference, reference + message, "comment_added", Map.of("comment", comment(said, true)));
    }

    @Override
    public void ends(String reference) {
        ticket(reference).status = "solved";
        tells(
                reference,
                UUID.randomUUID().toString(),
                "status_changed",
                Map.of("current", "SOLVED", "previous", "OPEN"));
    }

    @Override
    public boolean hasSigns() {
        return false;
    }

    @Override
    public void types(String reference, String name) {
        throw new UnsupportedOperationException("Tickets have no signs.");
    }

    @Override
    public void reads(String reference, String name) {
        throw new UnsupportedOperationException("Tickets have no signs.");
    }

    @Override
    public List<String> signs(String reference) {
        return List.of();
    }

    @Override
    public void sendsFile(String reference, String message, String name, String text, String file, String address) {
        comments(reference, message, name, text, List.of(Map.of("file_name", file, "content_url", address)));
    }

    @Override
    public int forges(String reference) {
        return event("another secret", ticket(reference), "forged", "status_changed", Map.of("current", "SOLVED"));
    }
}
