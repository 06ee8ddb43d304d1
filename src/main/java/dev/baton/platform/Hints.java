package dev.baton.platform;

import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.DatabaseStartException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hints from node to node that something has changed. A hint may be lost, doubled or late; whoever needs the truth reads it
 * from the database.
 *
 * <p>Hints are told after the commit that they speak of, over a connection of their own: a {@code NOTIFY} inside a
 * transaction makes all commits wait for one another. While one sending is under way, what arrives is gathered and leaves
 * together, each item once. A second connection listens. Every few seconds the node sends a beat to itself; when that does
 * not come back in time, or a connection breaks, both are made anew, and those who asked ({@link #onGap}) are told that
 * hints may have been lost, after listening has begun again: so what they read then is complete.
 *
 * <p>A node does not hear its own hints. Listeners are called one after the other on one thread and must return at once.
 */
public final class Hints implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Hints.class);
    private static final String CHANNEL = "baton";
    private static final char BEAT = '*';
    private static final Duration BEAT_INTERVAL = Duration.ofSeconds(3);
    private static final Duration BEAT_LIMIT = Duration.ofSeconds(10);
    private static final Duration RECONNECT_PAUSE = Duration.ofSeconds(1);
    private static final int LISTEN_MILLIS = 1_000;
    private static final int MAX_PENDING = 100_000;

    private final DatabaseAddress address;
    private final Node node;
    private final Map<Character, List<Consumer<List<String>>>> listeners = new ConcurrentHashMap<>();
    private final List<Runnable> gapListeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstBeat = new CountDownLatch(1);
    private final Thread listening;
    private final Thread sending;
    private final Object lock = new Object();
    private Set<String> pending = new LinkedHashSet<>();
    private volatile boolean closed;
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean connected;
    private volatile Predicate<String> lost = item -> false;

    private Hints(DatabaseAddress address, Node node) {
        this.address = address;
        this.node = node;
        this.listening = Thread.ofVirtual().name("hints-listening").unstarted(this::listenForever);
        this.sending = Thread.ofVirtual().name("hints-sending").unstarted(this::sendForever);
    }

    /**
     * Connects, and waits until the node has heard itself.
     *
     * @throws DatabaseStartException if it does not: a pooler that hands connections on after each transaction swallows hints
     */
    public static Hints start(DatabaseAddress address, Node node) {
        var hints = new Hints(address, node);
        hints.listening.start();
        hints.sending.start();
        try {
            if (!hints.firstBeat.await(BEAT_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                hints.close();
                throw new DatabaseStartException(
                        "LISTEN does not work at " + address + ": what this node sends does not come back.",
                        "Connect to PostgreSQL directly or through a pooler in session mode; transaction pooling loses news"
                                + " between servers.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hints.close();
        }
        return hints;
    }

    /** Ends a listener. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Tells all other nodes, soon; returns at once and never fails.
     *
     * @param kind what the item is, known to those who listen
     * @param item what it is about: short, ASCII, without white space
     */
    public void tell(char kind, String item) {
        if (item.length() > HintPayloads.MAX_ITEM || !item.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("not an item of a hint: " + item);
        }
        synchronized (lock) {
            if (pending.size() < MAX_PENDING) {
                pending.add(kind + item);
                lock.notifyAll();
            }
        }
    }

    /** Calls {@code listener} with the items of one kind that another node tells. */
    public Subscription listen(char kind, Consumer<List<String>> listener) {
        var ofKind = listeners.computeIfAbsent(kind, k -> new CopyOnWriteArrayList<>());
        ofKind.add(listener);
        return () -> ofKind.remove(listener);
    }

    /** Calls {@code listener} whenever hints may have been lost, once hints are heard again. */
    public Subscription onGap(Runnable listener) {
        gapListeners.add(listener);
        return () -> gapListeners.remove(listener);
    }

    /** Whether hints are being heard now. */
    public boolean healthy() {
        return connected && age().compareTo(BEAT_LIMIT) < 0;
    }

    /** Time since this node last heard its own beat. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    @Override
    public void close() {
        closed = true;
        listening.interrupt();
        sending.interrupt();
    }

    /** Loses every arriving item (its kind, then itself) that the predicate names; for tests of what a loss does. */
    void lose(Predicate<String> what) {
        lost = what;
    }

    private void listenForever() {
        var first = true;
        while (!closed) {
            try (var connection = address.connect(Map.of("statement_timeout", "10s"))) {
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                heardNanos = System.nanoTime();
                connected = true;
                if (!first) {
                    gapListeners.forEach(Hints::safely);
                }
                first = false;
                listen(connection);
            } catch (SQLException e) {
                if (!closed) {
                    log.warn("Hints from other nodes are interrupted: {}", e.getMessage());
                }
            }
            connected = false;
            pause(RECONNECT_PAUSE);
        }
    }

    /** Returns when the node's own beat stays out. */
    private void listen(Connection connection) throws SQLException {
        var nextBeat = System.nanoTime();
        while (!closed && age().compareTo(BEAT_LIMIT) < 0) {
            if (System.nanoTime() >= nextBeat) {
                tell(BEAT, Long.toString(System.nanoTime(), 36));
                nextBeat = System.nanoTime() + BEAT_INTERVAL.toNanos();
            }
            var notifications = connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
            if (notifications != null) {
                for (var notification : notifications) {
                    hear(notification.getParameter());
                }
            }
        }
        if (!closed) {
            log.warn("This node's own hints stopped coming back; connecting again");
        }
    }

    private void hear(String payload) {
        var items = HintPayloads.items(payload).filter(lost.negate()).toList();
        if (HintPayloads.sender(payload).equals(node.id())) {
            if (items.stream().anyMatch(item -> item.charAt(0) == BEAT)) {
                heardNanos = System.nanoTime();
                firstBeat.countDown();
            }
            return;
        }
        var byKind = new LinkedHashMap<Character, List<String>>();
        for (var item : items) {
            byKind.computeIfAbsent(item.charAt(0), kind -> new ArrayList<>()).add(item.substring(1));
        }
        byKind.forEach((kind, ofKind) -> listeners
                .getOrDefault(kind, List.of())
                .forEach(listener -> safely(() -> listener.accept(List.copyOf(ofKind)))));
    }

    private void sendForever() {
        var unsent = Set.<String>of();
        while (!closed) {
            try (var connection = address.connect(Map.of("synchronous_commit", "off", "statement_timeout", "10s"));
                    var notify = connection.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
                while (!closed) {
                    unsent = unsent.isEmpty() ? take() : unsent;
                    for (var payload : HintPayloads.of(node.id(), unsent)) {
                        notify.setString(1, payload);
                        notify.execute();
                    }
                    unsent = Set.of();
                }
            } catch (SQLException e) {
                if (!closed) {
                    log.warn("Hints to other nodes are interrupted: {}", e.getMessage());
                }
                pause(RECONNECT_PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Set<String> take() throws InterruptedException {
        synchronized (lock) {
            while (pending.isEmpty()) {
                lock.wait();
            }
            var taken = pending;
            pending = new LinkedHashSet<>();
            return taken;
        }
    }

    private static void safely(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            log.error("A listener of hints failed", e);
        }
    }

    private void pause(Duration pause) {
        try {
            if (!closed) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
