package dev.baton.desk.salesforce;

import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskFile;
import dev.baton.desk.Opening;
import dev.baton.desk.SharedFile;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.Multipart;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Messages in both directions. */
final class SalesforceMessages {

    /** The longest text of a message, in characters; longer ones are sent in parts. */
    static final int LONGEST_TEXT = 4_000;

    /** The longest value of a parameter, in characters; the rest is cut off. */
    static final int LONGEST_VALUE = 255;

    /** The largest file, in bytes; of a larger one its address is sent. */
    static final long LARGEST_FILE = 5L * 1024 * 1024;

    private SalesforceMessages() {}

    /** The body of a message. @param id the same whenever it is sent again, so that it is one message there */
    static Map<String, Object> text(String id, String text, String deployment, boolean first) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("messageType", "StaticContentMessage");
        message.put("staticContent", Map.of("formatType", "Text", "text", text));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message);
        body.put("esDeveloperName", deployment);
        body.put("isNewMessagingSession", first);
        return body;
    }

    /** The form with a file. @param id as in {@link #text} */
    static CheckedHttp.Stream file(String id, SharedFile file, String deployment) {
        Map<String, Object> message = Map.of("id", id, "fileId", id(id, 1), "text", "");
        String entry = SalesforceCalls.written(
                Map.of("message", message, "esDeveloperName", deployment, "isNewMessagingSession", false));
        return Multipart.of(List.of(
                Multipart.Part.json("messageEntry", entry),
                new Multipart.Part(
                        "fileData", Optional.of(file.name()), file.type(), file.size(), file.bytes()::writeTo)));
    }

    /** An id as Salesforce wants it, made of ours. */
    static String id(String delivery, int part) {
        return UUID.nameUUIDFromBytes((delivery + "\n" + part).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What routing and agents can use of the opening, as far as the channel has parameters for it. */
    static Map<String, String> parameters(Opening opening, Set<String> wanted) {
        Map<String, String> all = new LinkedHashMap<>(opening.values());
        var conversation = opening.conversation();
        var visitor = conversation.visitor();
        visitor.name().map(String::strip).filter(name -> !name.isEmpty()).ifPresent(name -> {
            int space = name.indexOf(' ');
            all.put("_firstName", space < 0 ? name : name.substring(0, space));
            all.put("_lastName", space < 0 ? "" : name.substring(space + 1));
        });
        visitor.email().ifPresent(email -> all.put("_email", email));
        all.put("_subject", opening.evidence());
        all.put("baton_conversation", conversation.id().toString());
        all.put("baton_assistant", conversation.assistant());
        all.put("baton_channel", conversation.channel());
        conversation.locale().ifPresent(locale -> all.put("baton_language", locale));
        visitor.externalId().ifPresent(id -> all.put("baton_customer", id));
        opening.target().team().ifPresent(team -> all.put("baton_team", team));
        opening.target().skill().ifPresent(skill -> all.put("baton_skill", skill));
        all.put("baton_reason", opening.reason().name().toLowerCase(Locale.ROOT));
        all.put("baton_summary", opening.summary());
        opening.history().ifPresent(link -> all.put("baton_history", link.toString()));
        return all.entrySet().stream()
                .filter(entry ->
                        wanted.contains(entry.getKey()) && !entry.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> cut(entry.getValue())));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }

    /** What somebody there says; what no person says is the desk's own word. */
    static Optional<DeskEvent> read(JsonNode message, boolean person, String id, String name) {
        JsonNode content = message.path("staticContent");
        List<DeskFile> files = content.path("attachments")
                .valueStream()
                .flatMap(SalesforceMessages::file)
                .toList();
        JsonNode offered = message.path("choices");
        String question = offered.path("text").asString("").strip();
        boolean buttons = person && !question.isEmpty();
        String text =
                switch (message.path("messageType").asString("")) {
                    case "StaticContentMessage" -> text(content);
                    case "ChoicesMessage" -> buttons ? question : choices(offered);
                    default -> "";
                };
        if (text.isBlank() && files.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                person
                        ? new DeskEvent.Message(
                                id, name, text, files, buttons ? labels(offered).toList() : List.of())
                        : new DeskEvent.Notice(lines(
                                Stream.concat(Stream.of(text), files.stream().map(DeskFile::asText)))));
    }

    private static Stream<String> labels(JsonNode choices) {
        return choices.path("optionItems")
                .valueStream()
                .map(option -> option.at("/titleItem/title").asString(""))
                .filter(label -> !label.isBlank());
    }

    private static String text(JsonNode content) {
        return switch (content.path("formatType").asString("")) {
            case "RichLink" -> titled(content.path("linkItem"));
            case "WebView" -> titled(content);
            default -> content.path("text").asString("").strip();
        };
    }

    private static String titled(JsonNode item) {
        return lines(Stream.of(
                item.at("/titleItem/title").asString(item.at("/title/title").asString("")),
                item.path("url").asString("")));
    }

    private static Stream<DeskFile> file(JsonNode attachment) {
        return CheckedHttp.address(attachment.path("url").asString("")).stream()
                .map(address -> new DeskFile(attachment.path("name").asString(""), address));
    }

    /** As lines, where there is nobody or nothing that they could be buttons of. */
    private static String choices(JsonNode choices) {
        return lines(Stream.concat(
                Stream.of(choices.path("text").asString("")), labels(choices).map(label -> "• " + label)));
    }

    private static String lines(Stream<String> all) {
        return all.filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }
}
