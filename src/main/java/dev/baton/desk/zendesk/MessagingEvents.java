package dev.baton.desk.zendesk;

import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskCustomer;
import dev.baton.desk.DeskEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Zendesk sends: webhooks of the Conversations API, several events at a time, and what our triggers send about the ticket,
 * which is the only way to learn who took it.
 */
final class MessagingEvents {

    private static final String PEOPLE = "zd:agentWorkspace";
    private static final String NOBODY_KNOWN = "Agent";
    private static final String INVOCATION = "x-zendesk-webhook-invocation-id";

    private MessagingEvents() {}

    static List<Heard> read(SignedRequest request, String integration) {
        JsonNode said = DeskApi.json(request.body());
        return said.has("ticket")
                ? ticket(said)
                        .map(event -> new Heard(
                                invocation(request), said.path("conversation").asString(""), List.of(event)))
                        .filter(heard -> !heard.reference().isEmpty())
                        .stream()
                        .toList()
                : said.path("events")
                        .valueStream()
                        .flatMap(event -> event(event, integration)
                                .map(heard -> new Heard(
                                        event.path("id").asString(""),
                                        event.at("/payload/conversation/id").asString(""),
                                        List.of(heard)))
                                .stream())
                        .filter(heard -> !heard.reference().isEmpty())
                        .toList();
    }

    /** Zendesk's id of what a trigger sends; without one, what it says, time included. */
    private static String invocation(SignedRequest request) {
        return Optional.ofNullable(request.headers().get(INVOCATION))
                .filter(id -> !id.isBlank())
                .orElseGet(() -> UUID.nameUUIDFromBytes(request.body()).toString());
    }

    private static Optional<DeskEvent> event(JsonNode event, String integration) {
        JsonNode payload = event.path("payload");
        boolean byUs = payload.path("metadata").has(MessagingOpening.HOLDS);
        return switch (event.path("type").asString("")) {
            case "conversation:message" ->
                payload.at("/message/author/type").asString("").equals("user")
                        ? customer(payload, payload.path("message"))
                        : message(payload.path("message"));
            case "conversation:typing" -> activity(payload.path("activity"));
            case "conversation:read" -> activity(payload.path("activity"));
            case "switchboard:releaseControl" -> byUs ? Optional.empty() : Optional.of(new DeskEvent.Ended());
            case "switchboard:passControl" -> byUs ? Optional.empty() : passed(payload, integration);
            default -> Optional.empty();
        };
    }

    /** A customer of Zendesk's own; what we say for one of ours comes back like this, too. */
    private static Optional<DeskEvent> customer(JsonNode payload, JsonNode message) {
        if (payload.at("/conversation/metadata").has(MessagingApi.ID)) {
            return Optional.empty();
        }
        JsonNode user = message.at("/author/user");
        JsonNode profile = user.path("profile");
        var customer = new DeskCustomer(
                message.at("/author/userId").asString(user.path("id").asString("")),
                fact(profile, "givenName"),
                fact(profile, "email"),
                fact(profile, "locale"),
                Map.of());
        var content = MessagingContent.of(message.path("content"));
        String chosen = message.at("/content/payload").asString("");
        return Optional.of(
                new DeskEvent.Customer(customer, chosen.isBlank() ? content.text() : chosen, content.files()));
    }

    private static Optional<String> fact(JsonNode profile, String name) {
        return Optional.of(profile.path(name).asString("")).filter(text -> !text.isBlank());
    }

    /** Only what people say: bots of theirs, and notes that a ticket was closed, come from the same place. */
    private static Optional<DeskEvent> message(JsonNode message) {
        JsonNode author = message.path("author");
        JsonNode subtypes = author.path("subtypes");
        boolean person = subtypes.isEmpty()
                || subtypes.valueStream().anyMatch(type -> type.asString("").equals("agent"));
        if (!author.path("type").asString("").equals("business")
                || !message.at("/source/type").asString("").equals(PEOPLE)
                || !person) {
            return Optional.empty();
        }
        var content = MessagingContent.of(message.path("content"));
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeskEvent.Message(name(author), name(author), content.text(), content.files()));
    }

    private static Optional<DeskEvent> activity(JsonNode activity) {
        JsonNode author = activity.path("author");
        if (!author.path("type").asString("").equals("business")) {
            return Optional.empty();
        }
        String name = name(author);
        return switch (activity.path("type").asString("")) {
            case "typing:start" -> Optional.of(new DeskEvent.Typing(name, name, true));
            case "typing:stop" -> Optional.of(new DeskEvent.Typing(name, name, false));
            case "conversation:read" -> Optional.of(new DeskEvent.Read(name, name));
            default -> Optional.empty();
        };
    }

    /** Back to us is the end there. */
    private static Optional<DeskEvent> passed(JsonNode payload, String integration) {
        String to =
                payload.at("/conversation/activeSwitchboardIntegration/name").asString("");
        return to.equals(integration) ? Optional.of(new DeskEvent.Ended()) : Optional.empty();
    }

    /** What a trigger says, in our words; docs/desks/zendesk-messaging.md has them to copy. */
    private static Optional<DeskEvent> ticket(JsonNode said) {
        String name = said.at("/agent/name").asString("").strip();
        return switch (said.path("event").asString("")) {
            case "assigned" ->
                Optional.of(name.isEmpty() ? new DeskEvent.Left(NOBODY_KNOWN) : new DeskEvent.Joined(name, name));
            case "group" ->
                Optional.of(new DeskEvent.Transferred(said.path("group").asString("")));
            case "solved" -> Optional.of(new DeskEvent.Ended());
            default -> Optional.empty();
        };
    }

    private static String name(JsonNode author) {
        String name = author.path("displayName").asString("").strip();
        return name.isEmpty() ? NOBODY_KNOWN : name;
    }
}
