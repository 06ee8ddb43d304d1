package dev.baton.routing;

import java.util.Comparator;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lines in which somebody may have to be placed, each with the conversation to look at next, in serving order across
 * all lines. What is not on the agenda has no eligible agent. Two lines may point to the same conversation.
 */
final class Agenda {

    private final TreeSet<Line> lines =
            new TreeSet<>(Comparator.comparing(Agenda::cursor).thenComparingInt(line -> line.number));

    /** From this conversation of the line on, look again. */
    void wake(Line line, Waiting from) {
        Waiting cursor = line.cursor;
        if (cursor == null || from.compareTo(cursor) < 0) {
            move(line, from);
        }
    }

    /** From the head of the line on, look again. */
    void wake(Line line) {
        if (!line.waiting.isEmpty()) {
            wake(line, line.waiting.first());
        }
    }

    /**
     * The next conversation to look at, across all lines.
     *
     * @return its line, whose cursor points to it; null when there is nothing to look at
     */
    @Nullable
    Line first() {
        while (!lines.isEmpty()) {
            Line line = lines.first();
            Waiting cursor = cursor(line);
            Waiting present = line.waiting.ceiling(cursor);
            if (cursor.equals(present)) {
                return line;
            }
            move(line, present);
        }
        return null;
    }

    /** Takes what the line's cursor points to from the agenda. */
    Waiting advance(Line line) {
        Waiting taken = cursor(line);
        move(line, line.waiting.higher(taken));
        return taken;
    }

    /** Nobody further in this line can be placed. */
    void sleep(Line line) {
        move(line, null);
    }

    private void move(Line line, @Nullable Waiting to) {
        if (line.cursor != null) {
            lines.remove(line);
        }
        line.cursor = to;
        if (to != null) {
            lines.add(line);
        }
    }

    private static Waiting cursor(Line line) {
        return Objects.requireNonNull(line.cursor);
    }
}
