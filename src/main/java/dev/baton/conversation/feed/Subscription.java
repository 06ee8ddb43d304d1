package dev.baton.conversation.feed;

import dev.baton.conversation.ConversationId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One reader of one conversation. Its queue is bounded: a reader that falls behind loses what was queued and is told to
 * look into the log instead, so that a slow client costs nobody else anything.
 */
public final class Subscription implements AutoCloseable {

    private static final int QUEUE = 256;

    private final ConversationId conversation;
    private final Consumer<Subscription> onClose;
    private final LinkedBlockingQueue<Signal> queue = new LinkedBlockingQueue<>(QUEUE);

    Subscription(ConversationId conversation, Consumer<Subscription> onClose) {
        this.conversation = conversation;
        this.onClose = onClose;
    }

    /** The conversation that it reads. */
    public ConversationId conversation() {
        return conversation;
    }

    /** The next signal, or empty when none came in the given time. */
    public Optional<Signal> next(Duration wait) throws InterruptedException {
        return Optional.ofNullable(queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Never blocks. */
    void tell(Signal signal) {
        if (!queue.offer(signal)) {
            queue.clear();
            queue.add(signal instanceof Signal.End ? signal : new Signal.Look());
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
