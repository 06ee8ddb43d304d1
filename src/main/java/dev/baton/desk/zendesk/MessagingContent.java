package dev.baton.desk.zendesk;

import dev.baton.desk.DeskFile;
import dev.baton.platform.net.CheckedHttp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A message's content as the customer can have it: text and files. Cards and buttons become lines of text.
 *
 * @param text may be empty
 * @param files as links
 */
record MessagingContent(String text, List<DeskFile> files) {

    static MessagingContent of(JsonNode content) {
        String text = content.path("text").asString("").strip();
        return switch (content.path("type").asString("")) {
            case "image", "file" ->
                new MessagingContent(text, file(content).stream().toList());
            case "carousel", "list" ->
                new MessagingContent(
                        content.path("items")
                                .valueStream()
                                .map(MessagingContent::item)
                                .collect(Collectors.joining("\n")),
                        List.of());
            case "location" -> new MessagingContent(text.isEmpty() ? place(content) : text, List.of());
            default -> new MessagingContent(lines(Stream.of(text), actions(content)), List.of());
        };
    }

    boolean isEmpty() {
        return text.isEmpty() && files.isEmpty();
    }

    private static Optional<DeskFile> file(JsonNode content) {
        return CheckedHttp.address(content.path("mediaUrl").asString(""))
                .map(address -> new DeskFile(content.path("altText").asString(""), address));
    }

    private static String item(JsonNode item) {
        return lines(
                Stream.of(
                        item.path("title").asString(""),
                        item.path("description").asString("")),
                actions(item));
    }

    private static Stream<String> actions(JsonNode content) {
        return content.path("actions").valueStream().map(action -> {
            String words = action.path("text").asString("");
            String address = action.path("uri").asString("");
            return "• " + (address.isEmpty() ? words : words + ": " + address);
        });
    }

    private static String place(JsonNode content) {
        JsonNode at = content.path("coordinates");
        return at.path("lat").asString("") + ", " + at.path("long").asString("");
    }

    private static String lines(Stream<String> first, Stream<String> then) {
        return Stream.concat(first, then).filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }
}
