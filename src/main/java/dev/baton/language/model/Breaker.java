package dev.baton.language.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps from asking a model that fails: after {@value #FAILURES} failures in a row it rests for {@link #REST}, after which
 * one call at a time tries whether it is well again. A model that asks for rest itself (429 with {@code Retry-After}) gets
 * it, up to {@link #LONGEST}.
 */
final class Breaker {

    static final int FAILURES = 5;
    static final Duration REST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final InstantSource clock;
    private int failures;
    private Instant restsUntil = Instant.MIN;
    private boolean trying;

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    /** Asks for leave to call; whoever gets it must report with {@link #worked}, {@link #failed} or {@link #unknown}. */
    synchronized boolean mayCall() {
        if (clock.instant().isBefore(restsUntil) || (trying && failures >= FAILURES)) {
            return false;
        }
        trying = failures >= FAILURES;
        return true;
    }

    synchronized void worked() {
        failures = 0;
        trying = false;
    }

    /**
     * The call failed.
     *
     * @param rest for how long the model wants to be left alone, if it said so
     */
    synchronized void failed(Optional<Duration> rest) {
        failures = Math.min(failures + 1, FAILURES);
        trying = false;
        rest.ifPresent(this::rest);
        if (failures >= FAILURES) {
            rest(REST);
        }
    }

    /** The call ended without saying anything about the model, such as when the caller gave up. */
    synchronized void unknown() {
        trying = false;
    }

    private void rest(Duration wanted) {
        Instant until = clock.instant().plus(wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST);
        restsUntil = until.isAfter(restsUntil) ? until : restsUntil;
    }
}
