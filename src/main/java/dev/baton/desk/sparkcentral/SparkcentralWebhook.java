package dev.baton.desk.sparkcentral;

import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskCustomer;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskFile;
import dev.baton.platform.net.CheckedHttp;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What Inbox tells its virtual agent: that it has a conversation, that a person gives it one, and what the contact says. Anything
 * else may come in the future and is ignored.
 */
final class SparkcentralWebhook {

    private SparkcentralWebhook() {}

    static List<Heard> read(SignedRequest request, Optional<String> action) {
        JsonNode said = SparkcentralCalls.json(new String(request.body(), StandardCharsets.UTF_8));
        JsonNode data = said.path("data");
        String conversation = data.path("conversationId").asString("");
        String id = said.path("idempotencyKey").asString("");
        if (conversation.isEmpty() || id.isEmpty()) {
            return List.of();
        }
        List<DeskEvent> events =
                switch (said.path("type").asString("")) {
                    case "CONVERSATION_STARTED" -> List.of(new DeskEvent.Customer(customer(data), "", List.of()));
                    case "CONVERSATION_DELEGATED" ->
                        List.of(new DeskEvent.Customer(customer(data), "", List.of()), new DeskEvent.HandsBack(action));
                    case "INBOUND_MESSAGE_RECEIVED" -> List.of(message(data));
                    default -> List.of();
                };
        return events.isEmpty() ? List.of() : List.of(new Heard(id, conversation, events));
    }

    private static DeskEvent message(JsonNode data) {
        JsonNode message = data.path("message");
        String text = message.path("text").asString("");
        return new DeskEvent.Customer(
                customer(data),
                text.isBlank() ? message.path("payload").asString("") : text,
                message.path("attachments")
                        .valueStream()
                        .flatMap(file -> CheckedHttp.address(file.path("url").asString(""))
                                .map(url -> new DeskFile(file.path("name").asString(""), url))
                                .stream())
                        .toList());
    }

    private static DeskCustomer customer(JsonNode data) {
        JsonNode contact = data.path("contactProfile");
        Map<String, String> facts = facts(data);
        return new DeskCustomer(
                contact.path("id").asString(""),
                text(contact.path("primaryIdentifier")),
                Optional.ofNullable(facts.get("email")),
                text(data.path("language")),
                facts);
    }

    /** Where an attribute has several values, the first counts. */
    private static Map<String, String> facts(JsonNode data) {
        var facts = new LinkedHashMap<String, String>();
        text(data.at("/medium/id")).ifPresent(medium -> facts.put("medium", medium));
        text(data.at("/channel/id")).ifPresent(channel -> facts.put("channelId", channel));
        text(data.at("/channel/name")).ifPresent(channel -> facts.put("channelName", channel));
        text(data.at("/contactProfile/secondaryIdentifier"))
                .ifPresent(other -> facts.put("secondaryIdentifier", other));
        data.path("contactAttributes").forEach(attribute -> text(attribute.path("value"))
                .ifPresent(
                        value -> facts.putIfAbsent(attribute.path("attribute").asString(""), value)));
        facts.remove("");
        return facts;
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("")).filter(text -> !text.isBlank());
    }
}
