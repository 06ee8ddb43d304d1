package dev.baton.desk.board;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One reader of the board. It is told a board and then what changes; one that falls behind is told a board again. */
public final class BoardSession implements AutoCloseable {

    private static final int QUEUE = 64;

    private final Consumer<BoardSession> onClose;
    private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>(QUEUE);

    BoardSession(Consumer<BoardSession> onClose) {
        this.onClose = onClose;
    }

    /** What the reader is told. */
    public sealed interface Item {
        /** Everything anew. */
        record Whole(Board board) implements Item {}

        /** What is other than what was told before. */
        record Changed(BoardChange change) implements Item {}

        /** The board cannot be read just now: what was told before may be old. */
        record Stale() implements Item {}

        /** No more comes. */
        record End() implements Item {}
    }

    /** The next item, or empty when none came in the given time. */
    public Optional<Item> next(Duration wait) throws InterruptedException {
        return Optional.ofNullable(queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Never blocks. @param whole what the reader is told instead if it has fallen behind */
    void tell(Item item, Board whole) {
        if (!queue.offer(item)) {
            queue.clear();
            queue.add(item instanceof Item.End ? item : new Item.Whole(whole));
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
