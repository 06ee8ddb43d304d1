package dev.baton.desk.offloading;

import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskCustomer;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskFile;
import dev.baton.platform.net.CheckedHttp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a desk behind an offloading webhook says, read from its JSON. */
final class OffloadingWords {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private OffloadingWords() {}

    /** What a webhook says; empty if it says nothing that concerns us. */
    static List<Heard> read(SignedRequest request) {
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
            case "customer" -> Optional.of(customer(said, text));
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

    private static DeskEvent customer(JsonNode said, String text) {
        JsonNode who = said.path("customer");
        var customer = new DeskCustomer(
                who.path("id").asString(""),
                text(who, "name"),
                text(who, "email"),
                text(who, "locale"),
                who.path("attributes")
                        .propertyStream()
                        .filter(fact -> fact.getValue().isValueNode())
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, fact -> fact.getValue().asString())));
        return new DeskEvent.Customer(customer, text, files(said.path("files")));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(text -> !text.isBlank());
    }

    private static List<DeskFile> files(JsonNode files) {
        return files.valueStream()
                .flatMap(file -> CheckedHttp.address(file.path("url").asString(""))
                        .map(address -> new DeskFile(file.path("name").asString(""), address))
                        .stream())
                .toList();
    }

    /** Place and time, as far as they are told. */
    static Desk.Waiting waiting(JsonNode said) {
        return new Desk.Waiting(
                Optional.of(said.path("position").asInt(0)).filter(place -> place > 0),
                Optional.of(said.path("waitSeconds"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(seconds -> Duration.ofSeconds(Math.max(seconds.asLong(), 0))));
    }

    /** An object without anything where it is no JSON. */
    static JsonNode json(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            return read == null ? MAPPER.createObjectNode() : read;
        } catch (JacksonException none) {
            return MAPPER.createObjectNode();
        }
    }
}
