package dev.baton.crash;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients know: what was acknowledged to them, and what they saw that must not be. */
final class Records {

    private static final int MOST_VIOLATIONS = 1_000;

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Set<String> conversations = ConcurrentHashMap.newKeySet();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Queue<Outage> outages = new ConcurrentLinkedQueue<>();

    /**
     * A message that a server said it has.
     *
     * @param by who sent it; what one sender sends in a conversation is sent one after the other
     * @param text different in every message
     */
    record Acknowledged(String conversation, String by, String text, long number) {}

    private static final class Outage {
        private final long since = System.nanoTime();
        private volatile long until;

        Duration length() {
            return Duration.ofNanos(until - since);
        }
    }

    void started(String conversation) {
        conversations.add(conversation);
    }

    /** A message that was first sent at the given time was acknowledged just now. */
    void acknowledged(Acknowledged message, long sentNanos) {
        acknowledged.add(message);
        count.incrementAndGet();
        for (Outage outage : outages) {
            if (outage.until == 0 && sentNanos > outage.since) {
                outage.until = System.nanoTime();
            }
        }
    }

    int acknowledgedCount() {
        return count.get();
    }

    /** A server is killed or paused now: the time begins until something new is acknowledged again. */
    void outage() {
        outages.add(new Outage());
    }

    void violation(String what) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(what);
        }
    }

    Collection<Acknowledged> acknowledged() {
        return acknowledged;
    }

    Collection<String> conversations() {
        return conversations;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** How long each outage was, in order of length; those that nothing ended are left out. */
    List<Duration> outages() {
        return outages.stream()
                .filter(outage -> outage.until != 0)
                .map(Outage::length)
                .sorted()
                .toList();
    }

    /** How often a server was killed or paused. */
    int outageCount() {
        return outages.size();
    }
}
