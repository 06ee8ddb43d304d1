package dev.baton.language.knowledge.search;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Versions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The articles of the assistants that were asked lately, in this node's memory. They are read again when a hint says that
 * they changed, and when the version in the database is found to be another, which {@link #compare} looks for now and
 * then; until the new ones are there the old ones answer. Superseded indexes are left to the collector: a question may
 * still be under way in them.
 */
public final class LoadedArticles implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LoadedArticles.class);
    private static final Duration FIRST_READING = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofHours(2);
    private static final int ASSISTANTS = 200;
    private static final int READING_AT_ONCE = 2;

    private final Versions versions;
    private final ExecutorService reading = Executors.newFixedThreadPool(
            READING_AT_ONCE,
            Thread.ofPlatform().daemon().name("knowledge-index-", 0).factory());
    private final AsyncLoadingCache<String, Loaded> loaded;

    /** Reads from these articles. */
    public LoadedArticles(Versions versions, Articles articles) {
        this.versions = versions;
        this.loaded = Caffeine.newBuilder()
                .maximumSize(ASSISTANTS)
                .expireAfterAccess(KEPT)
                .executor(reading)
                .buildAsync(assistantId -> Loaded.of(assistantId, versions, articles));
        versions.follow(this::changed);
    }

    /** What is known of an assistant; empty if it cannot be read, or not in time. */
    Optional<Loaded> of(String assistantId) {
        try {
            return Optional.of(loaded.get(assistantId).get(FIRST_READING.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("The articles of assistant {} could not be read yet: {}", assistantId, e.toString());
        }
        return Optional.empty();
    }

    /** The version of an assistant's knowledge that this node answers from; -1 if it has not read any. */
    public long version(String assistantId) {
        return of(assistantId).map(Loaded::version).orElse(-1L);
    }

    /** Looks whether the database has other versions than those in memory, and reads what is newer. */
    public void compare() {
        var here = loaded.synchronous().asMap();
        versions.of(here.keySet()).forEach((assistantId, standing) -> {
            var known = here.get(assistantId);
            if (known != null && known.version() != standing.version()) {
                changed(assistantId);
            }
        });
    }

    private void changed(String assistantId) {
        if (loaded.getIfPresent(assistantId) != null) {
            Objects.requireNonNull(loaded.synchronous().refresh(assistantId));
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }
}
