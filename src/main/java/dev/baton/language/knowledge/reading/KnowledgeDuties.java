package dev.baton.language.knowledge.reading;

import dev.baton.language.knowledge.search.LoadedArticles;
import dev.baton.platform.Hints;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What goes on by itself: due sources are read, and this node's copies are compared with the database. */
@Component
class KnowledgeDuties implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KnowledgeDuties.class);

    private final Refresher refresher;
    private final LoadedArticles loaded;
    private final Hints hints;
    private final AtomicBoolean missed = new AtomicBoolean();
    private volatile boolean running;

    KnowledgeDuties(Refresher refresher, LoadedArticles loaded, Hints hints) {
        this.refresher = refresher;
        this.loaded = loaded;
        this.hints = hints;
    }

    @Override
    public void start() {
        hints.onGap(() -> Thread.ofVirtual().name("knowledge-gap").start(this::compare));
        refresher.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        refresher.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A hint may be lost; versions are not. */
    @Scheduled(fixedDelayString = "10s")
    void compare() {
        try {
            loaded.compare();
            missed.set(false);
        } catch (DataAccessException e) {
            if (!missed.getAndSet(true)) {
                log.warn("The versions of help articles cannot be read just now: {}", e.getMessage());
            }
        }
    }
}
