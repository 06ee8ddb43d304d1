package dev.baton.desk.email;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Visitor;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** What stands in the mails to the people's mailbox. */
final class Wording {

    /** What ends the conversation, on a line of its own. */
    static final String DONE = "#done";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** The same for all mails of the conversation, by which mail programs thread them; made of what each mail knows. */
    static String subject(String mark) {
        return "Chat " + Integer.toUnsignedString(mark.hashCode(), 36).toUpperCase(Locale.ROOT);
    }

    static String opening(Opening opening) {
        var text = new StringJoiner("\n\n");
        text.add(customer(opening.conversation())
                + " wants to talk to a person. Your answer to this mail goes into the chat; " + DONE
                + " on a line of its own ends it.");
        opening.messageToAgent().filter(said -> !said.isBlank()).ifPresent(text::add);
        if (!opening.summary().isBlank()) {
            text.add("SUMMARY\n" + opening.summary());
        }
        if (!opening.evidence().isBlank()) {
            text.add("WHY\n" + opening.evidence());
        }
        if (!opening.values().isEmpty()) {
            var values = new StringJoiner("\n", "COLLECTED\n", "");
            opening.values().forEach((name, value) -> values.add(name + ": " + value));
            text.add(values.toString());
        }
        opening.conversation().visitor().email().ifPresent(email -> text.add("Their address: " + email));
        opening.history().ifPresent(link -> text.add("WHOLE CHAT, TO READ\n" + link));
        if (!opening.transcript().isEmpty()) {
            var lines = new StringJoiner("\n", "CHAT (times in UTC)\n", "");
            opening.transcript().forEach(line -> lines.add(TIME.format(line.at()) + " " + line(line)));
            text.add(lines.toString());
        }
        return text.toString();
    }

    static String line(DeskLine line) {
        String author =
                switch (line.author()) {
                    case CUSTOMER -> "Customer";
                    case BOT -> line.name().isEmpty() ? "Bot" : line.name() + " (bot)";
                    case AGENT -> line.name().isEmpty() ? "Agent" : line.name();
                };
        return author + ": " + line.text();
    }

    static String closed() {
        return "The chat is over. What is answered now no longer reaches the customer.";
    }

    private static String customer(Conversation conversation) {
        Visitor visitor = conversation.visitor();
        return visitor.name().or(visitor::email).filter(name -> !name.isBlank()).orElse("A customer");
    }
}
