package dev.baton.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How often each caller may do one thing: a bucket of tokens per caller, refilled at a steady rate. Counted in memory, by
 * each node for itself. Buckets that are full again are forgotten.
 */
public final class RateLimit {

    private static final int MAX_CALLERS = 200_000;

    private final double perNano;
    private final int burst;
    private final Ticker ticker;
    private final Cache<String, Bucket> buckets;

    private RateLimit(int count, Duration per, int burst, Ticker ticker) {
        this.perNano = (double) count / per.toNanos();
        this.burst = burst;
        this.ticker = ticker;
        this.buckets = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess((long) (burst / perNano) + 1, TimeUnit.NANOSECONDS)
                .build();
    }

    /** {@code count} in each {@code per} on average, and {@code burst} at once. */
    public static RateLimit of(int count, Duration per, int burst) {
        return of(count, per, burst, Ticker.systemTicker());
    }

    /** As above, by another clock. */
    static RateLimit of(int count, Duration per, int burst, Ticker ticker) {
        return new RateLimit(count, per, burst, ticker);
    }

    /** Takes one token of a caller: empty if there was one, else how long to wait for the next. */
    public Optional<Duration> take(String caller) {
        return buckets.get(caller, key -> new Bucket(burst, ticker.read())).take();
    }

    /**
     * Takes one token of a caller.
     *
     * @throws ProblemException {@code too-many-requests} if there was none
     */
    public void check(String caller) {
        take(caller).ifPresent(wait -> {
            throw ProblemException.retryAfter(
                    ProblemType.TOO_MANY_REQUESTS, "Wait as long as Retry-After says, then try again.", wait);
        });
    }

    /** Gives a token back that turned out not to count. */
    public void giveBack(String caller) {
        var bucket = buckets.getIfPresent(caller);
        if (bucket != null) {
            bucket.giveBack();
        }
    }

    private final class Bucket {
        private double tokens;
        private long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }

        synchronized void giveBack() {
            tokens = Math.min(burst, tokens + 1);
        }

        synchronized Optional<Duration> take() {
            var now = ticker.read();
            tokens = Math.min(burst, tokens + (now - at) * perNano);
            at = now;
            if (tokens >= 1) {
                tokens -= 1;
                return Optional.empty();
            }
            return Optional.of(Duration.ofNanos((long) ((1 - tokens) / perNano)));
        }
    }
}
