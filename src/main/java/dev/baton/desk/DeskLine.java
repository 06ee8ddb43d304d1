package dev.baton.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was said, or a file that was sent.
 *
 * @param author by whom
 * @param name their name; empty for the customer
 * @param text what; of a file its name and address, so that a desk that takes only text needs nothing else
 * @param at when
 * @param choices quick replies that go with it; what is chosen is said by the customer
 * @param file what was sent, for a desk that takes files
 */
public record DeskLine(
        Author author, String name, String text, Instant at, List<Choice> choices, Optional<SharedFile> file) {

    /** Something that was said. */
    public DeskLine(Author author, String name, String text, Instant at) {
        this(author, name, text, at, List.of(), Optional.empty());
    }

    /** A quick reply. @param label what the customer reads @param value what is said by choosing it */
    public record Choice(String label, String value) {}

    /** The line with its choices numbered below it, for whoever can only be shown text; the number is understood as the choice. */
    public String asText() {
        var whole = new StringBuilder(text);
        for (int place = 0; place < choices.size(); place++) {
            whole.append('\n')
                    .append(place + 1)
                    .append(". ")
                    .append(choices.get(place).label());
        }
        return whole.toString();
    }

    /** Who says it. */
    public enum Author {
        CUSTOMER,
        BOT,
        AGENT
    }
}
