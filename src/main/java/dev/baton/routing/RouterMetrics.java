package dev.baton.routing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the router counts for whoever watches it.
 *
 * @param placed offers that were made
 * @param refused decisions that came too late or rested on something old
 * @param repairs differences between index and database that the sweep had to repair: 0 as long as no hint is lost
 * @param rebuilt how often the index was built from the database
 * @param misloaded agents whose load is not the sum of what is held, at the last sweep: 0, always
 * @param unplaced who waits without anybody being asked; 0 on a node that does not route
 */
public record RouterMetrics(
        LongAdder placed,
        LongAdder refused,
        LongAdder repairs,
        LongAdder rebuilt,
        AtomicInteger misloaded,
        AtomicInteger unplaced) {

    /** All at 0. */
    public RouterMetrics() {
        this(
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new AtomicInteger(),
                new AtomicInteger());
    }
}
