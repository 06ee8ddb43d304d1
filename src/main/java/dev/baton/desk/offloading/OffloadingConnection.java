package dev.baton.desk.offloading;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Signer;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskFile;
import dev.baton.desk.DeskLine;
import dev.baton.desk.DeskReplies;
import dev.baton.desk.Opening;
import dev.baton.desk.SharedFile;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Call;
import dev.baton.platform.net.CheckedHttp.Content;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One offloading webhook. Everything is a POST of JSON to its address, signed anew at each attempt. */
final class OffloadingConnection implements DeskConnection {

    private static final Duration CALL = Duration.ofSeconds(15);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String desk;
    private final URI address;
    private final String secret;
    private final CheckedHttp http;
    private final Clock clock;

    OffloadingConnection(String desk, URI address, String secret, CheckedHttp http, Clock clock) {
        this.desk = desk;
        this.address = address;
        this.secret = secret;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", "health");
        CheckedHttp.Result result = post("hlt_" + UUID.randomUUID(), body);
        return result instanceof Answer answer && answer.isOk()
                ? health(json(answer.body()))
                : DeskReplies.health(result);
    }

    private static Health health(JsonNode reply) {
        JsonNode available = reply.path("available");
        return Health.works(
                available.isBoolean()
                        ? available.asBoolean() ? Desk.Availability.ONLINE : Desk.Availability.OFFLINE
                        : Desk.Availability.UNKNOWN,
                waiting(reply));
    }

    private static Desk.Waiting waiting(JsonNode said) {
        return new Desk.Waiting(
                Optional.of(said.path("position").asInt(0)).filter(place -> place > 0),
                Optional.of(said.path("waitSeconds"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(seconds -> Duration.ofSeconds(Math.max(seconds.asLong(), 0))));
    }

    @Override
    public Opened open(Opening opening) {
        CheckedHttp.Result result = post(opening.delivery(), offload(opening));
        if (result instanceof Answer answer && answer.isOk()) {
            JsonNode reply = json(answer.body());
            if (!reply.path("offloadSuccess").asBoolean(true)) {
                return new Opened.Refused(
                        "The desk refused it: " + reply.path("reason").asString("it gave no reason") + ".");
            }
            String reference =
                    reply.path("reference").asString(opening.conversation().id().toString());
            return new Opened.Accepted(reference, reply.path("pauseBot").asBoolean(false));
        }
        return DeskReplies.notOpened(result);
    }

    private Map<String, Object> offload(Opening opening) {
        var conversation = opening.conversation();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", "offload");
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
        return body;
    }

    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        Map<String, Object> body = about("messages", reference);
        body.put("messages", List.of(line(line)));
        return DeskReplies.sent(post(delivery, body));
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
        return Pace.usual("offloading " + desk);
    }

    @Override
    public Verifier verifier() {
        return new Verifier(Scheme.STANDARD, List.of(secret));
    }

    @Override
    public List<Heard> read(SignedRequest request) {
        JsonNode said = json(new String(request.body(), StandardCharsets.UTF_8));
        String reference = said.path("reference").asString("");
        Optional<DeskEvent> event = event(said);
        String id = request.headers().getOrDefault("webhook-id", "");
        return reference.isEmpty()
                ? List.of()
                : event.map(one -> new Heard(id, reference, List.of(one))).stream()
                        .toList();
    }

    private static Optional<DeskEvent> event(JsonNode said) {
        String person = said.at("/agent/id").asString("agent");
        String name = said.at("/agent/name").asString("Agent");
        String text = said.path("text").asString("").strip();
        return switch (said.path("event").asString("")) {
            case "accepted" -> Optional.of(new DeskEvent.Accepted());
            case "joined" -> Optional.of(new DeskEvent.Joined(person, name));
            case "message" ->
                Optional.<DeskEvent>of(new DeskEvent.Message(person, name, text, files(said.path("files"))))
                        .filter(event -> !event.equals(new DeskEvent.Message(person, name, "")));
            case "typing" ->
                Optional.of(new DeskEvent.Typing(person, name, said.path("on").asBoolean(true)));
            case "read" -> Optional.of(new DeskEvent.Read(person, name));
            case "waiting" -> Optional.of(new DeskEvent.Waits(waiting(said)));
            case "transferred" ->
                Optional.of(new DeskEvent.Transferred(said.path("to").asString("")));
            case "left" -> Optional.of(new DeskEvent.Left(name));
            case "ended" -> Optional.of(new DeskEvent.Ended());
            case "failed" ->
                Optional.of(new DeskEvent.Failed(said.path("reason").asString("The desk gave no reason.")));
            default -> Optional.empty();
        };
    }

    private static List<DeskFile> files(JsonNode files) {
        return files.valueStream()
                .flatMap(file -> CheckedHttp.address(file.path("url").asString(""))
                        .map(address -> new DeskFile(file.path("name").asString(""), address))
                        .stream())
                .toList();
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

    private static JsonNode json(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            return read == null ? MAPPER.createObjectNode() : read;
        } catch (JacksonException none) {
            return MAPPER.createObjectNode();
        }
    }
}
