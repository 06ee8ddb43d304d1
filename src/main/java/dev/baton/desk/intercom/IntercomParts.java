package dev.baton.desk.intercom;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What stands in a conversation at Intercom, as its API gives it.
 *
 * @param conversation the whole of it
 */
record IntercomParts(JsonNode conversation) {

    /** The customer's id. */
    String contact() {
        return conversation.at("/contacts/contacts/0/id").asString("");
    }

    /** Whether a person has it: a teammate other than ours. */
    boolean isWithPerson(String bot) {
        String assignee = conversation.path("admin_assignee_id").asString("");
        return !assignee.isEmpty() && !assignee.equals("0") && !assignee.equals(bot);
    }

    /** Whether we have noted this there. */
    boolean hasNote(String bot, String text) {
        return parts().stream()
                .anyMatch(part -> part.path("part_type").asString("").equals("note")
                        && part.at("/author/id").asString("").equals(bot)
                        && same(part, text));
    }

    /** Whether the last that this author has said is this, and not from before it was said to us. */
    boolean saidLast(String author, String text, Instant since) {
        return parts().reversed().stream()
                .filter(part -> part.path("part_type").asString("").equals("comment")
                        && part.at("/author/id").asString("").equals(author))
                .findFirst()
                .filter(part -> same(part, text) && part.path("created_at").asLong(0) >= since.getEpochSecond())
                .isPresent();
    }

    private List<JsonNode> parts() {
        return conversation
                .at("/conversation_parts/conversation_parts")
                .valueStream()
                .toList();
    }

    private static boolean same(JsonNode part, String text) {
        return squeezed(IntercomText.plain(part.path("body"))).equals(squeezed(text));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
