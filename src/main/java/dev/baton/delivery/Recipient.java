package dev.baton.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What this node knows of a target: how many calls are under way to it, and whether it answers. Where half of the last calls
 * failed, it is left alone for {@link #REST} and then tried with a few.
 */
final class Recipient {

    /** How long a target that fails is left alone before it is tried again. */
    static final Duration REST = Duration.ofSeconds(10);

    private static final int CALLS_LOOKED_AT = 10;
    private static final int CALLS_TO_TRY = 2;
    private static final float FAILED_PERCENT = 50;
    private static final Duration NOT_NOW = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private final AtomicInteger underWay = new AtomicInteger();

    Recipient(String target) {
        this(target, REST);
    }

    Recipient(String target, Duration rest) {
        breaker = CircuitBreaker.of(
                target,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_LOOKED_AT)
                        .minimumNumberOfCalls(CALLS_LOOKED_AT / 2)
                        .failureRateThreshold(FAILED_PERCENT)
                        .waitDurationInOpenState(rest)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .permittedNumberOfCallsInHalfOpenState(CALLS_TO_TRY)
                        .build());
    }

    int underWay() {
        return underWay.get();
    }

    void enters() {
        underWay.incrementAndGet();
    }

    void leaves() {
        underWay.decrementAndGet();
    }

    /** Whether a call may be made now; whoever is let through reports how it went. */
    boolean tryPass() {
        return breaker.tryAcquirePermission();
    }

    /** How long to leave the target alone when it may not be called. */
    Duration rest() {
        return NOT_NOW;
    }

    void answered() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** It wants fewer calls, which says nothing of how well it is. */
    void isBusy() {
        breaker.releasePermission();
    }

    void failed() {
        breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("delivery failed"));
    }

    /** Whether the target is left alone now. */
    boolean isLeftAlone() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }
}
