package dev.baton.desk.offloading;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Signer;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskChannel;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskLine;
import dev.baton.desk.DeskReplies;
import dev.baton.desk.Opening;
import dev.baton.desk.SharedFile;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Call;
import dev.baton.platform.net.CheckedHttp.Content;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One offloading webhook. Everything is a POST of JSON to its address, signed anew at each attempt. */
final class OffloadingConnection implements DeskConnection, DeskChannel {

    private static final Duration CALL = Duration.ofSeconds(15);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String desk;
    private final URI address;
    private final String secret;
    private final Pace pace;
    private final CheckedHttp http;
    private final Clock clock;

    OffloadingConnection(String desk, URI address, String secret, Pace pace, CheckedHttp http, Clock clock) {
        this.desk = desk;
        this.address = address;
        this.secret = secret;
        this.pace = pace;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", "health");
        CheckedHttp.Result result = post("hlt_" + UUID.randomUUID(), body);
        return result instanceof Answer answer && answer.isOk()
                ? health(OffloadingWords.json(answer.body()))
                : DeskReplies.health(result);
    }

    private static Health health(JsonNode reply) {
        JsonNode available = reply.path("available");
        return Health.works(
                available.isBoolean()
                        ? available.asBoolean() ? Desk.Availability.ONLINE : Desk.Availability.OFFLINE
                        : Desk.Availability.UNKNOWN,
                OffloadingWords.waiting(reply));
    }

    @Override
    public Optional<DeskChannel> channel() {
        return Optional.of(this);
    }

    @Override
    public Opened open(Opening opening) {
        return opened(opening, body("offload", opening));
    }

    @Override
    public Opened pass(String reference, Opening opening) {
        Map<String, Object> body = body("pass", opening);
        body.put("reference", reference);
        return opened(opening, body);
    }

    private Opened opened(Opening opening, Map<String, Object> body) {
        CheckedHttp.Result result = post(opening.delivery(), body);
        if (result instanceof Answer answer && answer.isOk()) {
            JsonNode reply = OffloadingWords.json(answer.body());
            if (!reply.path("offloadSuccess").asBoolean(true)) {
                return new Opened.Refused(
                        "The desk refused it: " + reply.path("reason").asString("it gave no reason") + ".");
            }
            String reference = reply.path("reference")
                    .asString(String.valueOf(body.getOrDefault(
                            "reference", opening.conversation().id())));
            return new Opened.Accepted(reference, reply.path("pauseBot").asBoolean(false));
        }
        return DeskReplies.notOpened(result);
    }

    private static Map<String, Object> body(String event, Opening opening) {
        var conversation = opening.conversation();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", event);
        body.put("conversation", conversation.id().toString());
        body.put("assistant", conversation.assistant());
        body.put("channel", conversation.channel());
        conversation.locale().ifPresent(locale -> body.put("locale", locale));
        body.put("timestamp", opening.at().toString());
        Map<String, Object> customer = new LinkedHashMap<>();
        conversation.visitor().externalId().ifPresent(id -> customer.put("id", id));
        conversation.visitor().name().ifPresent(name -> customer.put("name", name));
        conversation.visitor().email().ifPresent(email -> customer.put("email", email));
        body.put("customer", customer);
        body.put("reason", opening.reason().name().toLowerCase(Locale.ROOT));
        body.put("evidence", opening.evidence());
        opening.messageToAgent().ifPresent(text -> body.put("messageToAgent", text));
        body.put("summary", opening.summary());
        body.put(
                "transcript",
                opening.transcript().stream().map(OffloadingConnection::line).toList());
        body.put("payload", opening.values());
        opening.history().ifPresent(link -> body.put("history", link.toString()));
        return body;
    }

    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        Map<String, Object> body = about("messages", reference);
        body.put("messages", List.of(line(line)));
        return DeskReplies.sent(post(delivery, body));
    }

    @Override
    public Replied reply(String reference, DeskLine line, String delivery) {
        Map<String, Object> body = about("reply", reference);
        Map<String, Object> message = line(line);
        message.put("text", line.asText());
        if (!line.choices().isEmpty()) {
            message.put("plainText", line.text());
            message.put("choices", line.choices());
        }
        body.put("messages", List.of(message));
        CheckedHttp.Result result = post(delivery, body);
        boolean taken = result instanceof Answer answer
                && answer.isOk()
                && OffloadingWords.json(answer.body()).path("taken").asBoolean(false);
        return taken ? new Replied.Taken() : new Replied.Tried(DeskReplies.sent(result));
    }

    @Override
    public Sent takeBack(String reference, String delivery) {
        return DeskReplies.sent(post(delivery, about("back", reference)));
    }

    @Override
    public Sent finish(String reference, String delivery) {
        return close(reference, delivery);
    }

    @Override
    public void typing(String reference, boolean writes) {
        Map<String, Object> body = about("typing", reference);
        body.put("on", writes);
        post("sgn_" + UUID.randomUUID(), body);
    }

    @Override
    public void read(String reference) {
        post("sgn_" + UUID.randomUUID(), about("read", reference));
    }

    @Override
    public Sent close(String reference, String delivery) {
        return DeskReplies.sent(post(delivery, about("closed", reference)));
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public Verifier verifier() {
        return new Verifier(Scheme.STANDARD, List.of(secret));
    }

    @Override
    public List<Heard> read(SignedRequest request) {
        return OffloadingWords.read(request);
    }

    private static Map<String, Object> about(String event, String reference) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", event);
        body.put("reference", reference);
        return body;
    }

    private static Map<String, Object> line(DeskLine line) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("actor", line.author().name().toLowerCase(Locale.ROOT));
        if (!line.name().isEmpty()) {
            body.put("name", line.name());
        }
        body.put("text", line.file().map(SharedFile::name).orElse(line.text()));
        line.file().ifPresent(file -> body.put("files", List.of(file(file))));
        body.put("timestamp", line.at().toString());
        return body;
    }

    private static Map<String, Object> file(SharedFile file) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("url", file.address().toString());
        body.put("name", file.name());
        body.put("type", file.type());
        body.put("size", file.size());
        return body;
    }

    private CheckedHttp.Result post(String id, Map<String, Object> body) {
        String text = MAPPER.writeValueAsString(body);
        try {
            var headers = new Signer(secret).headers(id, clock.instant(), text);
            return http.call(new Call("POST", address, headers, Optional.of(Content.json(text)), CALL));
        } catch (IllegalArgumentException noSecret) {
            return new CheckedHttp.Forbidden(
                    "The secret must be whsec_ and Base64; set it anew in the desk's settings.");
        }
    }
}
