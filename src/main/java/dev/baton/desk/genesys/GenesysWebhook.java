package dev.baton.desk.genesys;

import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskFile;
import dev.baton.platform.net.CheckedHttp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Genesys sends to the webhook of the integration: outbound messages, and that somebody writes. It does not say who: a
 * person's name is left empty here.
 */
final class GenesysWebhook {

    private GenesysWebhook() {}

    static List<Heard> read(JsonNode said) {
        String reference = said.at("/channel/to/id").asString("");
        String id = said.path("id").asString(said.at("/channel/messageId").asString(""));
        boolean ours = said.path("direction").asString("Outbound").equals("Outbound");
        if (reference.isEmpty() || id.isEmpty() || !ours) {
            return List.of();
        }
        return event(said).map(event -> new Heard(id, reference, List.of(event))).stream()
                .toList();
    }

    private static Optional<DeskEvent> event(JsonNode said) {
        return switch (said.path("type").asString("")) {
            case "Text", "Structured", "Message" -> message(said);
            case "Event" ->
                said.path("events")
                        .valueStream()
                        .filter(event -> event.path("eventType").asString("").equals("Typing"))
                        .findFirst()
                        .map(event -> new DeskEvent.Typing("", "", true));
            default -> Optional.empty();
        };
    }

    private static Optional<DeskEvent> message(JsonNode said) {
        List<JsonNode> contents = said.path("content").valueStream().toList();
        String own = said.path("text").asString("").strip();
        boolean person = !said.path("originatingEntity").asString("Human").equals("Bot");
        List<String> choices = contents.stream()
                .map(content -> content.at("/quickReply/text").asString(""))
                .filter(choice -> !choice.isBlank())
                .toList();
        boolean buttons = person && !own.isEmpty();
        String text = lines(Stream.concat(
                Stream.of(own),
                contents.stream()
                        .filter(content -> !buttons || !content.has("quickReply"))
                        .map(GenesysWebhook::asText)));
        List<DeskFile> files = contents.stream()
                .map(content -> content.path("attachment"))
                .flatMap(GenesysWebhook::file)
                .toList();
        if (text.isEmpty() && files.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                person
                        ? new DeskEvent.Message("", "", text, files, buttons ? choices : List.of())
                        : new DeskEvent.Notice(lines(
                                Stream.concat(Stream.of(text), files.stream().map(DeskFile::asText)))));
    }

    private static String lines(Stream<String> all) {
        return all.filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }

    private static Stream<DeskFile> file(JsonNode attachment) {
        return CheckedHttp.address(attachment.path("url").asString("")).stream()
                .map(address -> new DeskFile(attachment.path("filename").asString(""), address));
    }

    /** Cards as lines: what the customer's side can show of them; buttons, too, where they stand alone. */
    private static String asText(JsonNode content) {
        return switch (content.path("contentType").asString("")) {
            case "QuickReply" -> "• " + content.at("/quickReply/text").asString("");
            case "Card" -> card(content.path("card"));
            case "Carousel" ->
                content.at("/carousel/cards")
                        .valueStream()
                        .map(GenesysWebhook::card)
                        .collect(Collectors.joining("\n"));
            case "Attachment" -> content.at("/attachment/text").asString("");
            case "Text" -> content.at("/text/body").asString("");
            default -> "";
        };
    }

    private static String card(JsonNode card) {
        return Stream.concat(
                        Stream.of(
                                card.path("title").asString(""),
                                card.path("description").asString("")),
                        card.path("actions")
                                .valueStream()
                                .map(action -> "• "
                                        + Stream.of(
                                                        action.path("text").asString(""),
                                                        action.path("url").asString(""))
                                                .filter(part -> !part.isBlank())
                                                .collect(Collectors.joining(": "))))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
