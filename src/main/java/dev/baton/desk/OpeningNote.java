package dev.baton.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What people at a desk read first, as text (X2 to X4, X7): the message to them, why it comes, the summary, in which stands what
 * was collected, under which name it is found in Baton, and the link to all of it.
 */
public final class OpeningNote {

    private OpeningNote() {}

    /** All of it. */
    public static String of(Opening opening) {
        var parts = new ArrayList<String>();
        opening.messageToAgent().filter(text -> !text.isBlank()).ifPresent(parts::add);
        parts.add("Handed over: " + why(opening));
        if (!opening.summary().isBlank()) {
            parts.add(opening.summary().strip());
        }
        parts.add("Conversation in Baton: " + opening.conversation().id());
        opening.history().ifPresent(link -> parts.add("Whole conversation: " + link));
        return String.join("\n\n", parts);
    }

    /** What was said until then, a line each. */
    public static String transcript(List<DeskLine> lines) {
        return lines.stream().map(OpeningNote::line).collect(Collectors.joining("\n"));
    }

    /** A line with who says it. */
    public static String line(DeskLine line) {
        return speaker(line) + ": " + line.text();
    }

    /** Who says it, in a word or by name. */
    public static String speaker(DeskLine line) {
        if (!line.name().isBlank()) {
            return line.name();
        }
        return switch (line.author()) {
            case CUSTOMER -> "Customer";
            case BOT -> "Bot";
            case AGENT -> "Agent";
        };
    }

    private static String why(Opening opening) {
        String reason = opening.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return opening.evidence().isBlank() ? reason : reason + " (" + opening.evidence() + ")";
    }
}
