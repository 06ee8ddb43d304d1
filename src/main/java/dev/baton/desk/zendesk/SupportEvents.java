package dev.baton.desk.zendesk;

import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads Zendesk's ticket events. Only public comments of staff are said to the customer; our own are the customer's, or notes. */
final class SupportEvents {

    private static final String TICKET = "zen:event-type:ticket.";
    private static final String NOBODY_KNOWN = "Agent";
    private static final Set<String> OVER = Set.of("solved", "closed");

    private SupportEvents() {}

    static Optional<Heard> read(SignedRequest request) {
        JsonNode said = DeskApi.json(request.body());
        String type = said.path("type").asString("");
        String ticket = said.at("/detail/id").asString("");
        return type.startsWith(TICKET) && !ticket.isEmpty()
                ? event(type.substring(TICKET.length()), said.path("event"))
                        .map(event -> new Heard(said.path("id").asString(""), ticket, List.of(event)))
                : Optional.empty();
    }

    private static Optional<DeskEvent> event(String type, JsonNode event) {
        String current = event.path("current").asString("");
        return switch (type) {
            case "comment_added" -> comment(event.path("comment"));
            case "agent_assignment_changed" ->
                Optional.of(
                        current.isEmpty() || current.equals("0")
                                ? new DeskEvent.Left(NOBODY_KNOWN)
                                : new DeskEvent.Joined(current, NOBODY_KNOWN));
            case "group_assignment_changed" ->
                Optional.of(current)
                        .filter(group -> !group.isEmpty() && !group.equals("0"))
                        .map(DeskEvent.Transferred::new);
            case "status_changed" ->
                OVER.contains(current.toLowerCase(Locale.ROOT)) ? Optional.of(new DeskEvent.Ended()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<DeskEvent> comment(JsonNode comment) {
        JsonNode author = comment.path("author");
        if (!comment.path("is_public").asBoolean(false)
                || !author.path("is_staff").asBoolean(false)) {
            return Optional.empty();
        }
        return Optional.of(new DeskEvent.Message(
                author.path("id").asString(""),
                author.path("name").asString(NOBODY_KNOWN),
                comment.path("body").asString("").strip()));
    }
}
