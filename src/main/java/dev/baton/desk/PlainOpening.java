package dev.baton.desk;

import java.util.ArrayList;
import java.util.List;

/** An opening as plain messages, for a desk that has no other place for summary and transcript (X2 to X4, X7). */
public final class PlainOpening {

    /** How much of the transcript goes along, in characters; the oldest lines are left out. */
    public static final int TRANSCRIPT = 8_000;

    private PlainOpening() {}

    /**
     * What the person reads first: the message to them, why it comes, what it is about, where all of it can be read, and what was said.
     *
     * @param longest characters of a message
     * @return the messages, one at least
     */
    public static List<String> messages(Opening opening, int longest) {
        var text = new StringBuilder();
        opening.messageToAgent().filter(message -> !message.isBlank()).ifPresent(message -> text.append(message)
                .append("\n\n"));
        text.append("Handed over by the assistant");
        if (!opening.evidence().isBlank()) {
            text.append(": ").append(opening.evidence());
        }
        if (!opening.summary().isBlank()) {
            text.append("\n\nSummary\n").append(opening.summary());
        }
        opening.history()
                .ifPresent(link -> text.append("\n\nWhole conversation: ").append(link));
        List<String> said = newest(opening.transcript());
        if (!said.isEmpty()) {
            text.append("\n\nWhat was said");
            said.forEach(line -> text.append('\n').append(line));
        }
        return parts(text.toString(), longest);
    }

    private static List<String> newest(List<DeskLine> transcript) {
        var lines = new ArrayList<String>();
        int length = 0;
        for (DeskLine line : transcript.reversed()) {
            String text = who(line) + ": " + line.text();
            length += text.length();
            if (length > TRANSCRIPT && !lines.isEmpty()) {
                lines.add("…");
                break;
            }
            lines.add(text);
        }
        return lines.reversed();
    }

    private static String who(DeskLine line) {
        return line.name().isBlank()
                ? switch (line.author()) {
                    case CUSTOMER -> "Customer";
                    case BOT -> "Assistant";
                    case AGENT -> "Agent";
                }
                : line.name();
    }

    /**
     * What is said after the opening, so that people there can tell the bot's words from the customer's.
     *
     * @param longest characters of a message
     */
    public static List<String> messages(DeskLine line, int longest) {
        return parts(line.author() == DeskLine.Author.CUSTOMER ? line.text() : "(Assistant) " + line.asText(), longest);
    }

    /** A text in parts that end at the end of a line where there is one, and never inside of a character. */
    static List<String> parts(String text, int longest) {
        var parts = new ArrayList<String>();
        String rest = text;
        while (rest.length() > longest) {
            int line = rest.lastIndexOf('\n', longest);
            int end = line > 0 ? line : Character.isHighSurrogate(rest.charAt(longest - 1)) ? longest - 1 : longest;
            parts.add(rest.substring(0, end));
            rest = rest.substring(line > 0 ? end + 1 : end);
        }
        parts.add(rest);
        return parts;
    }
}
