package dev.baton.desk.zendesk;

import dev.baton.desk.Opening;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the ticket gets that begins with a conversation: the metadata with which it is passed to the people (X4). It is flat and holds
 * {@link #MOST_BYTES} at most; what has no room any more is left out, the ticket fields last.
 */
final class TicketData {

    /** The vendor's limit for all of it, less what JSON needs. */
    static final int MOST_BYTES = 3500;

    /** Characters of one value. */
    static final int LONGEST_VALUE = 1000;

    private static final String SYSTEM = "dataCapture.systemField.";
    private static final String FIELD = "dataCapture.ticketField.";

    private final Map<String, String> entries = new LinkedHashMap<>();
    private int bytes;

    private TicketData() {}

    static Map<String, String> of(Opening opening, MessagingSettings settings, String conversation) {
        var data = new TicketData();
        var visitor = opening.conversation().visitor();
        data.add(
                SYSTEM + "tags",
                String.join(
                        ",",
                        ZendeskTags.of(
                                settings.tags(), opening.conversation().tags().all())));
        settings.group(opening.target().team()).ifPresent(group -> data.add(SYSTEM + "group_id", group));
        visitor.name().ifPresent(name -> data.add(SYSTEM + "requester.name", name));
        visitor.email().ifPresent(email -> data.add(SYSTEM + "requester.email", email));
        settings.fields().theirs().forEach((ours, field) -> value(ours, opening, conversation)
                .ifPresent(value -> data.add(FIELD + field, value)));
        return data.entries;
    }

    /** What is written into a ticket field. */
    static Optional<String> value(String ours, Opening opening, String conversation) {
        return switch (ours) {
            case "summary" -> Optional.of(opening.summary()).filter(text -> !text.isBlank());
            case "reason" -> Optional.of(opening.reason().name().toLowerCase(Locale.ROOT));
            case "history" -> opening.history().map(URI::toString);
            case "baton" -> Optional.of(opening.conversation().id().toString());
            case "conversation" -> Optional.of(conversation);
            default -> Optional.ofNullable(opening.values().get(ours));
        };
    }

    private void add(String name, String value) {
        String cut = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
        int size = (name + cut).getBytes(StandardCharsets.UTF_8).length;
        if (!cut.isBlank() && bytes + size <= MOST_BYTES) {
            entries.put(name, cut);
            bytes += size;
        }
    }
}
