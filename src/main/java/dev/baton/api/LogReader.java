package dev.baton.api;

import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.feed.Feed;
import dev.baton.conversation.feed.Signal;
import dev.baton.conversation.feed.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/**
 * Reads one conversation from a number on, without gaps and without repeats: what this node commits comes from memory, all
 * else from the log. Reads of the log share a few permits, so that a herd that comes back after a restart does not take
 * the database from those who are writing.
 */
final class LogReader implements AutoCloseable {

    private static final Semaphore CATCHING_UP = new Semaphore(16);
    private static final int PAGE = 200;

    private final Conversations conversations;
    private final Subscription subscription;
    private final ConversationId id;
    private final Queue<Signal> pending = new ArrayDeque<>();
    private long last;

    LogReader(Conversations conversations, Feed feed, ConversationId id, long after) {
        this.conversations = conversations;
        this.id = id;
        last = after;
        subscription = feed.subscribe(id);
        pending.add(new Signal.Look());
    }

    /** What comes next. */
    sealed interface Item {
        /** Events that follow what came before. */
        record Events(List<Recorded> events) implements Item {}

        /** Something that is only true now. */
        record Now(Signal.Frame frame) implements Item {}

        /** No more will come. */
        record End(String reason) implements Item {}
    }

    /** The number of the last event that was handed out, or the one that reading began after. */
    long last() {
        return last;
    }

    /** The next item, or empty when there was none in the given time. */
    Optional<Item> next(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<Signal> signal = pending.isEmpty()
                    ? subscription.next(Duration.ofNanos(Math.max(0, until - System.nanoTime())))
                    : Optional.of(pending.remove());
            if (signal.isEmpty()) {
                return Optional.empty();
            }
            Optional<Item> item = item(signal.get());
            if (item.isPresent()) {
                return item;
            }
        }
    }

    private Optional<Item> item(Signal signal) throws InterruptedException {
        return switch (signal) {
            case Signal.Frame frame -> Optional.of(new Item.Now(frame));
            case Signal.End end -> Optional.of(new Item.End(end.reason()));
            case Signal.Look look -> events(fromLog());
            case Signal.News news -> {
                List<Recorded> fresh = news.commit().events();
                boolean next = fresh.getFirst().number() == last + 1;
                boolean old = fresh.getLast().number() <= last;
                yield old ? Optional.empty() : events(next ? fresh : fromLog());
            }
        };
    }

    private Optional<Item> events(List<Recorded> events) {
        if (events.isEmpty()) {
            return Optional.empty();
        }
        last = events.getLast().number();
        return Optional.of(new Item.Events(events));
    }

    private List<Recorded> fromLog() throws InterruptedException {
        CATCHING_UP.acquire();
        try {
            List<Recorded> page = conversations.events(id, last, PAGE);
            if (page.size() == PAGE) {
                pending.add(new Signal.Look());
            }
            return page;
        } finally {
            CATCHING_UP.release();
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
