package dev.baton.people;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Since when this node has watched without a break. What agents failed to do before that may be our fault: while servers or
 * their database were away nobody could answer, and that must not be held against anybody.
 */
@Component
final class Vigil {

    private volatile Instant since;

    Vigil(Clock clock) {
        since = clock.instant();
    }

    Instant since() {
        return since;
    }

    /** It could not watch until now. */
    void beginsAnew(Instant now) {
        since = now;
    }
}
