package dev.baton.desk.connected;

import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEar;
import dev.baton.desk.DeskStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One stream that this node listens to, on a virtual thread of its own: opened again whenever it ends, after a second at first,
 * then twice as long each time it fails, a minute at most.
 */
final class Listening implements DeskEar, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final String desk;
    private final String reference;
    private final StreamRows rows;
    private final Consumer<Heard> inbox;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile Set<String> references;
    private volatile boolean closed;

    /** @param reference of a stream per conversation; empty for one that carries all */
    Listening(
            String desk,
            String reference,
            Set<String> references,
            StreamRows rows,
            Supplier<DeskStream> stream,
            Consumer<Heard> inbox) {
        this.desk = desk;
        this.reference = reference;
        this.references = references;
        this.rows = rows;
        this.inbox = inbox;
        this.thread = Thread.ofVirtual().name("listening to " + desk).unstarted(() -> listen(stream));
    }

    Listening start() {
        thread.start();
        return this;
    }

    private void listen(Supplier<DeskStream> stream) {
        int failures = 0;
        try {
            while (!closed) {
                long start = System.nanoTime();
                try {
                    stream.get().listen(this);
                    failures = 0;
                } catch (IOException | RuntimeException broken) {
                    if (closed) {
                        return;
                    }
                    boolean wentWell = System.nanoTime() - start > LONGEST_PAUSE.toNanos();
                    failures = wentWell ? 1 : failures + 1;
                    LOG.atLevel(failures == 1 ? Level.WARN : Level.DEBUG)
                            .log("The desk {} cannot be listened to: {}", desk, String.valueOf(broken.getMessage()));
                }
                Thread.sleep(pause(failures));
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The desk {} is no longer listened to", desk);
        }
    }

    private static Duration pause(int failures) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(Math.max(failures - 1, 0), 10);
        long most = Math.min(doubled, LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /** From now on it hears of these. */
    void hears(Set<String> changed) {
        if (!changed.equals(references)) {
            references = changed;
            ring();
        }
    }

    @Override
    public Set<String> references() {
        return references;
    }

    @Override
    public void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    @Override
    public void ring() {
        bell.release();
    }

    @Override
    public void hear(Heard heard) {
        inbox.accept(heard);
    }

    @Override
    public Optional<String> position() {
        return rows.position(desk, reference);
    }

    @Override
    public void reached(String position) {
        rows.reached(desk, reference, position);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
