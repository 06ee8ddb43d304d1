package dev.baton.routing;

import java.time.Duration;
import java.util.Optional;

/**
 * What a waiting customer is told; true only now.
 *
 * @param position in the queue of the team, from 1
 * @param expectedWait how long it may take, in steps of five seconds; empty if that is not known or nobody is online
 */
public record QueuePlace(int position, Optional<Duration> expectedWait) {}
