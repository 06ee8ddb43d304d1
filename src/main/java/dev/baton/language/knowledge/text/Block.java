package dev.baton.language.knowledge.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A part of a section. */
public sealed interface Block {

    /** The block as plain text, one line per paragraph or item. */
    String text();

    /** Running text. */
    record Paragraph(String text) implements Block {}

    /** A list; {@code numbered} where the order matters. */
    record Items(List<String> items, boolean numbered) implements Block {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return IntStream.range(0, items.size()).mapToObj(this::line).collect(Collectors.joining("\n"));
        }

        /** One item with its mark. */
        public String line(int at) {
            return (numbered ? (at + 1) + ". " : "- ") + items.get(at);
        }
    }
}
