package dev.baton.desk.intercom;

import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskCustomer;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskFile;
import dev.baton.platform.net.CheckedHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads an app's webhooks. What our own teammate does, what bots of Intercom say and what our own contacts say is nothing new. */
final class IntercomEvents {

    /** What the external ids of contacts that we made begin with. */
    static final String OURS = "baton-";

    private static final String NOBODY_KNOWN = "Agent";

    private IntercomEvents() {}

    static Optional<Heard> read(SignedRequest request, String bot) {
        JsonNode said = DeskApi.json(request.body());
        JsonNode item = said.at("/data/item");
        String conversation = item.path("id").asString("");
        List<DeskEvent> events =
                switch (said.path("topic").asString("")) {
                    case "conversation.user.created" -> started(item);
                    case "conversation.user.replied" ->
                        parts(item).flatMap(part -> customer(item, part)).toList();
                    case "conversation.admin.replied" -> done(item, bot, false);
                    case "conversation.admin.assigned" -> done(item, bot, false);
                    case "conversation.admin.closed" -> done(item, bot, true);
                    default -> List.of();
                };
        return conversation.isEmpty() || events.isEmpty()
                ? Optional.empty()
                : Optional.of(new Heard(said.path("id").asString(""), conversation, events));
    }

    private static List<DeskEvent> started(JsonNode item) {
        return customer(item, item.path("source")).toList();
    }

    private static Stream<DeskEvent> customer(JsonNode item, JsonNode part) {
        JsonNode author = part.path("author");
        JsonNode contact = item.at("/contacts/contacts/0");
        String type = author.path("type").asString("");
        boolean ours = contact.path("external_id").asString("").startsWith(OURS);
        if (ours || !(type.equals("user") || type.equals("lead") || type.equals("contact"))) {
            return Stream.empty();
        }
        var customer = new DeskCustomer(
                author.path("id").asString(""),
                text(author, "name"),
                text(author, "email"),
                Optional.empty(),
                Map.of());
        return Stream.of(new DeskEvent.Customer(customer, IntercomText.plain(part.path("body")), files(part)));
    }

    /** What a person there did: said something, assigned it, closed it; one step can be all of it. */
    private static List<DeskEvent> done(JsonNode item, String bot, boolean closed) {
        var events = new ArrayList<DeskEvent>();
        boolean theirs = false;
        for (JsonNode part : parts(item).toList()) {
            JsonNode author = part.path("author");
            String id = author.path("id").asString("");
            if (author.path("type").asString("").equals("admin") && !id.equals(bot)) {
                theirs = true;
                message(part, id, author.path("name").asString(NOBODY_KNOWN)).ifPresent(events::add);
                assigned(part, bot).ifPresent(events::add);
            }
        }
        if (closed && theirs) {
            events.add(new DeskEvent.Ended());
        }
        return events;
    }

    private static Optional<DeskEvent> message(JsonNode part, String id, String name) {
        String text = IntercomText.plain(part.path("body"));
        List<DeskFile> files = files(part);
        return part.path("part_type").asString("").equals("note") || text.isEmpty() && files.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeskEvent.Message(id, name, text, files));
    }

    /** To our teammate is back to the bot; to nobody, and the person has left. */
    private static Optional<DeskEvent> assigned(JsonNode part, String bot) {
        if (!part.path("part_type").asString("").equals("assignment")) {
            return Optional.empty();
        }
        JsonNode to = part.path("assigned_to");
        String id = to.path("id").asString("");
        return switch (to.path("type").asString("")) {
            case "admin" -> Optional.of(id.equals(bot) ? new DeskEvent.Ended() : new DeskEvent.Joined(id, ""));
            case "team" -> Optional.of(new DeskEvent.Transferred(id));
            default -> Optional.of(new DeskEvent.Left(part.at("/author/name").asString(NOBODY_KNOWN)));
        };
    }

    private static Stream<JsonNode> parts(JsonNode item) {
        return item.at("/conversation_parts/conversation_parts").valueStream();
    }

    private static List<DeskFile> files(JsonNode part) {
        return part.path("attachments")
                .valueStream()
                .flatMap(file -> CheckedHttp.address(file.path("url").asString(""))
                        .map(address -> new DeskFile(file.path("name").asString(""), address))
                        .stream())
                .toList();
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(text -> !text.isBlank());
    }
}
