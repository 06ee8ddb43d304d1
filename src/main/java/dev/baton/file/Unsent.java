package dev.baton.file;

import dev.baton.platform.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Clears up after nodes that died between keeping a file and noting its message: what the log names is noted, what it does not name
 * is forgotten. Any node may do it, twice does no harm.
 */
@Component
class Unsent {

    /** After so long a message that was on its way is in the log, or never will be. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Unsent.class);

    private final SentFiles files;
    private final DatabaseClock clock;

    Unsent(SentFiles files, DatabaseClock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "10m", initialDelayString = "1m")
    void clearUp() {
        try {
            Instant now = clock.instant();
            for (UUID id : files.leftUnsent(now.minus(PATIENCE), AT_ONCE)) {
                files.messageInLog(id).ifPresentOrElse(message -> files.sent(id, message, now), () -> files.forget(id));
            }
        } catch (DataAccessException unreachable) {
            LOG.warn("Files that were never sent could not be cleared up: {}", unreachable.getMessage());
        }
    }
}
