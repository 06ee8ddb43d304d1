package dev.baton.desk.salesforce;

import dev.baton.desk.Desk;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads conversation entries, which come over the stream and can be listed. What an entry says stands in its payload, which is a text
 * with JSON in it when it comes over the stream.
 */
final class SalesforceEntries {

    private static final Set<String> PEOPLE = Set.of("Agent", "Supervisor");
    private static final Set<String> ROUTED = Set.of("", "None", "NoError", "NO_ERROR");

    private SalesforceEntries() {}

    /**
     * @param reference our name for the conversation, which is Salesforce's
     * @return what it says; empty if that does not concern us, such as the customer's own words
     */
    static Optional<Heard> heard(String reference, JsonNode entry) {
        String id = entry.path("identifier").asString("");
        List<DeskEvent> events = events(entry).toList();
        return id.isEmpty() || events.isEmpty() ? Optional.empty() : Optional.of(new Heard(id, reference, events));
    }

    private static Stream<DeskEvent> events(JsonNode entry) {
        JsonNode payload = payload(entry.path("entryPayload"));
        String type = entry.path("entryType").asString(payload.path("entryType").asString(""));
        String role = entry.at("/sender/role").asString("");
        boolean person = PEOPLE.contains(role);
        String id = entry.at("/sender/subject").asString("agent");
        String name = entry.path("senderDisplayName").asString("Agent");
        return switch (type) {
            case "Message" ->
                role.equals("EndUser")
                        ? Stream.empty()
                        : SalesforceMessages.read(payload.path("abstractMessage"), person, id, name).stream();
            case "ParticipantChanged" -> payload.path("entries").valueStream().flatMap(SalesforceEntries::changed);
            case "RoutingResult" -> routed(payload).stream();
            case "QueuePosition" -> queued(payload).stream();
            case "TypingStartedIndicator" ->
                Stream.<DeskEvent>of(new DeskEvent.Typing(id, name, true)).filter(event -> person);
            case "TypingStoppedIndicator" ->
                Stream.<DeskEvent>of(new DeskEvent.Typing(id, name, false)).filter(event -> person);
            case "ReadAcknowledgement" ->
                Stream.<DeskEvent>of(new DeskEvent.Read(id, name)).filter(event -> person);
            case "CloseConversation" -> Stream.of(new DeskEvent.Ended());
            case "SessionStatusChanged" ->
                Stream.<DeskEvent>of(new DeskEvent.Ended()).filter(event -> Set.of("Ended", "Inactive")
                        .contains(payload.path("sessionStatus").asString("")));
            default -> Stream.empty();
        };
    }

    private static JsonNode payload(JsonNode written) {
        return written.isString() ? SalesforceCalls.json(written.asString()) : written;
    }

    private static Stream<DeskEvent> changed(JsonNode change) {
        if (!change.at("/participant/role").asString("").equals("Agent")) {
            return Stream.empty();
        }
        String name = change.path("displayName").asString("Agent");
        return switch (change.path("operation").asString("")) {
            case "add" ->
                Stream.of(new DeskEvent.Joined(change.at("/participant/subject").asString("agent"), name));
            case "remove" -> Stream.of(new DeskEvent.Left(name));
            default -> Stream.empty();
        };
    }

    private static Optional<DeskEvent> routed(JsonNode payload) {
        boolean transfer = payload.path("routingType").asString("").equals("Transfer");
        if (!ROUTED.contains(payload.path("failureType").asString(""))) {
            return transfer
                    ? Optional.empty()
                    : Optional.of(new DeskEvent.Failed("Salesforce could not route it: "
                            + payload.path("failureReason").asString("it gave no reason") + "."));
        }
        if (transfer) {
            return Optional.of(new DeskEvent.Transferred(""));
        }
        JsonNode seconds = payload.at("/estimatedWaitTime/estimatedWaitTimeInSeconds");
        return Optional.of(seconds)
                .filter(wait -> wait.isNumber() && wait.asLong() >= 0)
                .map(wait -> new DeskEvent.Waits(
                        new Desk.Waiting(Optional.empty(), Optional.of(Duration.ofSeconds(wait.asLong())))));
    }

    private static Optional<DeskEvent> queued(JsonNode payload) {
        return Optional.of(payload.path("position"))
                .filter(place -> place.isNumber() && place.asInt() > 0)
                .map(place -> new DeskEvent.Waits(new Desk.Waiting(Optional.of(place.asInt()), Optional.empty())));
    }
}
