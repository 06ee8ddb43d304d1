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
import dev.baton.desk.DeskLine;
import dev.baton.desk.DeskReplies;
import dev.baton.desk.Opening;
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
        return switch (post("hlt_" + UUID.randomUUID(), body)) {
            case CheckedHttp.NoAnswer none -> new Health(false, Desk.Availability.UNKNOWN, none.why());
            case CheckedHttp.Forbidden forbidden -> new Health(false, Desk.Availability.UNKNOWN, forbidden.why());
            case Answer answer -> {
                if (!answer.isOk()) {
                    String why = DeskReplies.sent(answer) instanceof Sent.Never never
                            ? never.why()
                            : "The desk answered " + answer.status() + ".";
                    yield new Health(false, Desk.Availability.UNKNOWN, why);
                }
                JsonNode available = json(answer.body()).path("available");
                yield new Health(
                        true,
                        available.isBoolean()
                                ? available.asBoolean() ? Desk.Availability.ONLINE : Desk.Availability.OFFLINE
                                : Desk.Availability.UNKNOWN,
                        "");
            }
        };
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
        return switch (DeskReplies.sent(result)) {
            case Sent.Delivered delivered -> throw new IllegalStateException("An answer was read as none");
            case Sent.Again again -> new Opened.Again(again.why(), again.after());
            case Sent.Never never -> new Opened.Refused(never.why());
        };
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
    public Optional<Heard> read(SignedRequest request) {
        JsonNode said = json(new String(request.body(), StandardCharsets.UTF_8));
        String reference = said.path("reference").asString("");
        Optional<DeskEvent> event = event(said);
        String id = request.headers().getOrDefault("webhook-id", "");
        return reference.isEmpty() ? Optional.empty() : event.map(one -> new Heard(id, reference, List.of(one)));
    }

    private static Optional<DeskEvent> event(JsonNode said) {
        String person = said.at("/agent/id").asString("agent");
        String name = said.at("/agent/name").asString("Agent");
        String text = said.path("text").asString("");
        return switch (said.path("event").asString("")) {
            case "accepted" -> Optional.of(new DeskEvent.Accepted());
            case "joined" -> Optional.of(new DeskEvent.Joined(person, name));
            case "message" ->
                text.isBlank() ? Optional.empty() : Optional.of(new DeskEvent.Message(person, name, text));
            case "typing" ->
                Optional.of(new DeskEvent.Typing(name, said.path("on").asBoolean(true)));
            case "read" -> Optional.of(new DeskEvent.Read());
            case "transferred" ->
                Optional.of(new DeskEvent.Transferred(said.path("to").asString("")));
            case "left" -> Optional.of(new DeskEvent.Left(name));
            case "ended" -> Optional.of(new DeskEvent.Ended());
            case "failed" ->
                Optional.of(new DeskEvent.Failed(said.path("reason").asString("The desk gave no reason.")));
            default -> Optional.empty();
        };
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
        body.put("text", line.text());
        body.put("timestamp", line.at().toString());
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
