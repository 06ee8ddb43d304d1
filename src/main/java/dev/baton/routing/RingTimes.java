package dev.baton.routing;

import java.time.Duration;

/** How long agents may think about an offer (R7). */
public interface RingTimes {

    /** For conversations of assistants that say nothing about it. */
    Duration DEFAULT = Duration.ofSeconds(20);

    /** For conversations of this assistant. */
    Duration ring(String assistant);
}
