package dev.baton.language.model;

import java.time.Duration;

/**
 * The moment by which a call must be over, on a clock that never jumps.
 *
 * @param nanos that moment, as {@link System#nanoTime} counts
 */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Nanoseconds left; 0 when it is over. */
    long left() {
        return Math.max(0, nanos - System.nanoTime());
    }
}
