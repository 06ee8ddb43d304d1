package dev.baton.language.knowledge.reading;

import dev.baton.language.knowledge.store.Source;
import dev.baton.language.knowledge.store.Source.Kind;
import dev.baton.language.knowledge.store.Sources;
import dev.baton.language.knowledge.store.Vectors;
import dev.baton.language.knowledge.store.Versions;
import dev.baton.language.knowledge.web.Site.Outcome;
import dev.baton.platform.Leases;
import dev.baton.platform.Leases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads sources when they are due. One node does it, by a lease. When a source is due stands in the database; the node
 * sleeps until then, or until it is told that something has changed, and looks at least every ten seconds. A node that
 * dies leaves its sources due, and the next one reads them. One that was paused and lost the lease unnoticed may read at
 * the same time as the next; both write the same.
 */
public final class Refresher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Refresher.class);
    private static final String DUTY = "knowledge";
    private static final Duration DUTY_TIME = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration TIDY = Duration.ofDays(1);
    private static final int AT_ONCE = 4;

    private final Sources sources;
    private final Versions versions;
    private final Vectors vectors;
    private final SourceReading reading;
    private final UnaryOperator<String> languages;
    private final Leases leases;
    private final String node;
    private final InstantSource clock;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<UUID> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService readers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("knowledge-reader-", 0).factory());
    private final Thread watch = Thread.ofVirtual().name("knowledge-watch").unstarted(this::watch);
    private volatile Optional<Lease> duty = Optional.empty();
    private volatile boolean closed;
    private Instant tidied = Instant.MIN;

    /** @param languages gives the usual language of an assistant's articles by the assistant's id */
    Refresher(
            Sources sources,
            Versions versions,
            Vectors vectors,
            SourceReading reading,
            UnaryOperator<String> languages,
            Leases leases,
            String node,
            InstantSource clock) {
        this.sources = sources;
        this.versions = versions;
        this.vectors = vectors;
        this.reading = reading;
        this.languages = languages;
        this.leases = leases;
        this.node = node;
        this.clock = clock;
    }

    /** Begins to look. */
    void start() {
        versions.follow(assistantId -> news.release());
        watch.start();
    }

    @Override
    public void close() {
        closed = true;
        news.release();
        try {
            watch.join(Duration.ofSeconds(5));
            readers.shutdownNow();
            if (!readers.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("A reading of help articles does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        duty.ifPresent(leases::release);
    }

    private void watch() {
        while (!closed) {
            try {
                news.tryAcquire(look().toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Begins what is due, if this node has the duty. @return how long to sleep if nothing is told */
    private Duration look() {
        try {
            duty = duty.flatMap(held -> leases.renew(held, DUTY_TIME))
                    .or(() -> leases.tryAcquire(DUTY, node, DUTY_TIME));
            if (duty.isEmpty()) {
                return LOOK;
            }
            for (var source : sources.due(open, AT_ONCE * 2)) {
                begin(source);
            }
            tidy();
            var now = clock.instant();
            return sources.nextDue(open)
                    .map(due -> Duration.between(now, due))
                    .filter(wait -> wait.compareTo(LOOK) < 0)
                    .map(wait -> wait.isNegative() ? Duration.ofSeconds(1) : wait.plusMillis(1))
                    .orElse(LOOK);
        } catch (RuntimeException e) {
            log.warn("The sources of help articles cannot be looked at just now: {}", e.getMessage());
            return LOOK;
        }
    }

    private void tidy() {
        if (tidied.equals(Instant.MIN) || clock.instant().isAfter(tidied.plus(TIDY))) {
            tidied = clock.instant();
            vectors.forgetUnused();
        }
    }

    /** Files are read at once; of pages and sites so many at a time. */
    private void begin(Source source) {
        var takesPlace = source.kind() != Kind.FILE;
        if (takesPlace && !places.tryAcquire()) {
            return;
        }
        open.add(source.id());
        readers.execute(() -> {
            try {
                read(source);
            } finally {
                open.remove(source.id());
                if (takesPlace) {
                    places.release();
                }
                news.release();
            }
        });
    }

    private void read(Source source) {
        try {
            sources.begun(source.id());
            end(source, reading.read(source, languages.apply(source.assistantId()), this::goOn));
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            log.error("Source {} could not be read", source.id(), e);
            try {
                end(source, new Outcome(false, 0, Optional.of("Something went wrong on our side; it is tried again.")));
            } catch (RuntimeException again) {
                log.warn("Source {} stays due: {}", source.id(), again.getMessage());
            }
        }
    }

    private void end(Source source, Outcome outcome) {
        if (!goOn()) {
            return;
        }
        sources.ended(
                source,
                outcome.problem(),
                outcome.complete(),
                Retries.next(source, outcome.problem().isPresent(), clock.instant()));
        versions.raise(source.assistantId());
    }

    /** Whether this node still has the duty. */
    private boolean goOn() {
        return !closed
                && duty.filter(held -> held.until().isAfter(clock.instant())).isPresent();
    }
}
