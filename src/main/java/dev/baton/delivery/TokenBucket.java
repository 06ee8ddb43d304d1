package dev.baton.delivery;

import java.time.Duration;

/**
 * Lets calls pass at a steady rate with bursts. Time comes from the caller, in nanoseconds of one steady clock.
 */
final class TokenBucket {

    private final double perNano;
    private final int burst;
    private double tokens;
    private long at;
    private long closedUntil;

    TokenBucket(double perSecond, int burst, long now) {
        perNano = perSecond / Duration.ofSeconds(1).toNanos();
        this.burst = burst;
        tokens = burst;
        at = now;
        closedUntil = now;
    }

    /** How long until the next call may pass; zero if it may pass now. */
    synchronized Duration untilNext(long now) {
        refill(now);
        long closed = Math.max(closedUntil - now, 0);
        long empty = tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
        return Duration.ofNanos(Math.max(closed, empty));
    }

    /** Lets one call pass, if it may. */
    synchronized boolean tryPass(long now) {
        if (!untilNext(now).isZero()) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /** Lets nothing pass for a time: the other side has asked for a pause. */
    synchronized void close(Duration time, long now) {
        closedUntil = Math.max(closedUntil, now + time.toNanos());
    }

    private void refill(long now) {
        if (now > at) {
            tokens = Math.min(burst, tokens + (now - at) * perNano);
            at = now;
        }
    }
}
