package dev.baton.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before the next attempt, and when to give up: a pure function of how often it was tried. The pause doubles
 * from {@link #FIRST} to {@link #LONGEST}; of each a random part of up to a half is taken off, so that what failed together
 * does not come back together.
 */
final class Backoff {

    /** The pause after the first failure. */
    static final Duration FIRST = Duration.ofSeconds(1);

    /** The longest pause. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** The longest pause that another side can ask for with {@code Retry-After}. */
    static final Duration LONGEST_ASKED = Duration.ofHours(1);

    /** Attempts after which a delivery is dead: about two hours. */
    static final int ATTEMPTS = 20;

    private Backoff() {}

    /** Whether there is another attempt after so many. */
    static boolean goesOn(int attempts) {
        return attempts < ATTEMPTS;
    }

    /**
     * The pause after a failed attempt.
     *
     * @param attempts how often it was tried, this time included
     * @param asked what the other side asked for
     * @param random from 0 to 1
     */
    static Duration after(int attempts, Optional<Duration> asked, double random) {
        long doubled = FIRST.toMillis() << Math.min(Math.max(attempts - 1, 0), 20);
        long most = Math.min(doubled, LONGEST.toMillis());
        long own = Math.round(most * (1 - random / 2));
        long wanted = asked.map(pause -> Math.min(pause.toMillis(), LONGEST_ASKED.toMillis()))
                .orElse(0L);
        return Duration.ofMillis(Math.max(own, wanted));
    }
}
