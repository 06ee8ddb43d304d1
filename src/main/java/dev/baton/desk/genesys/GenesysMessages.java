package dev.baton.desk.genesys;

import dev.baton.desk.Opening;
import dev.baton.desk.SharedFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bodies of inbound open messages. */
final class GenesysMessages {

    /** The longest text of a message, in characters; longer ones are sent in parts. */
    static final int LONGEST_TEXT = 2_000;

    /** The longest value of an attribute, in characters; the rest is cut off. */
    static final int LONGEST_VALUE = 2_000;

    /** How many collected values go along. */
    static final int MOST_VALUES = 50;

    private GenesysMessages() {}

    /** Messages as they are sent; each has an id and a time of its own, and the first carries the attributes. */
    static List<Map<String, Object>> of(
            Map<String, Object> from, String id, Instant at, List<String> texts, Map<String, String> attributes) {
        var bodies = new ArrayList<Map<String, Object>>();
        for (String part : texts) {
            int place = bodies.size();
            Map<String, Object> channel = channel(from, at.plusMillis(place));
            channel.put("messageId", place == 0 ? id : id + "-" + place);
            if (place == 0 && !attributes.isEmpty()) {
                channel.put("metadata", Map.of("customAttributes", attributes));
            }
            bodies.add(Map.of("channel", channel, "text", part));
        }
        return bodies;
    }

    /** A file, by its address. */
    static Map<String, Object> file(Map<String, Object> from, String id, Instant at, SharedFile file) {
        Map<String, Object> channel = channel(from, at);
        channel.put("messageId", id);
        return Map.of(
                "channel",
                channel,
                "content",
                List.of(Map.of(
                        "attachment",
                        Map.of(
                                "mediaType",
                                mediaType(file.type()),
                                "url",
                                file.address().toString(),
                                "mime",
                                file.type(),
                                "filename",
                                file.name()))));
    }

    private static String mediaType(String type) {
        return switch (type.substring(0, Math.max(type.indexOf('/'), 0))) {
            case "image" -> "Image";
            case "video" -> "Video";
            case "audio" -> "Audio";
            default -> "File";
        };
    }

    static Map<String, Object> typing(String reference, Instant at) {
        return Map.of("channel", channel(from(reference), at), "events", List.of(Map.of("eventType", "Typing")));
    }

    private static Map<String, Object> channel(Map<String, Object> from, Instant at) {
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("from", from);
        channel.put("time", at.truncatedTo(ChronoUnit.MILLIS).toString());
        return channel;
    }

    /** Who writes: an address that we made up for the conversation. */
    static Map<String, Object> from(String reference) {
        Map<String, Object> from = new LinkedHashMap<>();
        from.put("id", reference);
        from.put("idType", "Opaque");
        return from;
    }

    /** The same with all that is known of the customer. */
    static Map<String, Object> from(String reference, Opening opening) {
        Map<String, Object> from = from(reference);
        var visitor = opening.conversation().visitor();
        visitor.name().filter(name -> !name.isBlank()).ifPresent(name -> {
            from.put("nickname", name);
            int space = name.strip().indexOf(' ');
            from.put("firstName", space < 0 ? name.strip() : name.strip().substring(0, space));
            if (space > 0) {
                from.put("lastName", name.strip().substring(space + 1));
            }
        });
        visitor.email().ifPresent(email -> from.put("email", email));
        return from;
    }

    /** What the Inbound Message flow reads with Get Participant Data, for routing and for the agent's script. */
    static Map<String, String> attributes(Opening opening) {
        Map<String, String> attributes = new LinkedHashMap<>();
        opening.values().entrySet().stream()
                .limit(MOST_VALUES)
                .forEach(value -> put(attributes, value.getKey(), value.getValue()));
        var conversation = opening.conversation();
        put(attributes, "baton_conversation", conversation.id().toString());
        put(attributes, "baton_assistant", conversation.assistant());
        put(attributes, "baton_channel", conversation.channel());
        conversation.locale().ifPresent(locale -> put(attributes, "baton_language", locale));
        conversation.visitor().externalId().ifPresent(id -> put(attributes, "baton_customer", id));
        opening.target().team().ifPresent(team -> put(attributes, "baton_team", team));
        opening.target().skill().ifPresent(skill -> put(attributes, "baton_skill", skill));
        put(attributes, "baton_reason", opening.reason().name().toLowerCase(Locale.ROOT));
        put(attributes, "baton_summary", opening.summary());
        opening.history().ifPresent(link -> put(attributes, "baton_history", link.toString()));
        return attributes;
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (!value.isBlank()) {
            attributes.put(name, value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE));
        }
    }
}
