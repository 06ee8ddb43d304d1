package dev.baton.desk.zendesk;

import dev.baton.desk.DeskConnection.Opened;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.desk.OpeningNote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes a ticket: what was said as its description, which the customer may read, and a note with what people read first. */
final class SupportOpening {

    /** Characters of a comment that we write; the vendor takes a few more. */
    static final int LONGEST_COMMENT = 60_000;

    private static final int LONGEST_SUBJECT = 150;

    private final SupportApi api;
    private final SupportSettings settings;

    SupportOpening(SupportApi api, SupportSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    Opened open(Opening opening) {
        JsonNode ticket = api.ticketOf(opening.delivery()).orElseGet(() -> create(opening));
        String id = ticket.path("id").asString("");
        String note = opening.delivery() + "#note";
        if (!api.isDone(id, note)) {
            api.change(id, Map.of("comment", Map.of("body", cut(OpeningNote.of(opening)), "public", false)), note);
        }
        return new Opened.Accepted(id, false);
    }

    private JsonNode create(Opening opening) {
        var visitor = opening.conversation().visitor();
        long customer = api.customer(
                visitor.name().orElse("Customer"),
                visitor.email(),
                "baton-" + opening.conversation().id());
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("subject", subject(opening));
        ticket.put("comment", Map.of("body", description(opening), "public", true));
        ticket.put("requester_id", customer);
        ticket.put("submitter_id", customer);
        ticket.put("external_id", opening.delivery());
        ticket.put(
                "tags",
                ZendeskTags.of(settings.tags(), opening.conversation().tags().all()));
        settings.group(opening.target().team()).ifPresent(group -> ticket.put("group_id", group));
        List<Map<String, Object>> fields = settings.fields().theirs().entrySet().stream()
                .flatMap(field -> TicketData.value(field.getKey(), opening, "")
                        .map(value -> Map.<String, Object>of("id", Long.parseLong(field.getValue()), "value", value))
                        .stream())
                .toList();
        if (!fields.isEmpty()) {
            ticket.put("custom_fields", fields);
        }
        return api.newTicket(ticket, opening.delivery());
    }

    /** The customer's last words, else what the summary begins with. */
    private static String subject(Opening opening) {
        String words = opening.transcript().reversed().stream()
                .filter(line -> line.author() == DeskLine.Author.CUSTOMER)
                .map(DeskLine::text)
                .findFirst()
                .or(() -> Optional.of(opening.summary()))
                .filter(text -> !text.isBlank())
                .orElse("Chat")
                .strip()
                .replaceAll("\\s+", " ");
        return words.length() <= LONGEST_SUBJECT ? words : words.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    private static String description(Opening opening) {
        String said = OpeningNote.transcript(opening.transcript());
        return said.isBlank()
                ? "A chat was handed over."
                : said.length() <= LONGEST_COMMENT ? said : "…" + said.substring(said.length() - LONGEST_COMMENT + 1);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT);
    }
}
