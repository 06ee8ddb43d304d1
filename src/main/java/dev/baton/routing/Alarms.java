package dev.baton.routing;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is to be looked at again at a given time, whatever happens until then. */
final class Alarms {

    private record Alarm(Instant at, Runnable what) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return at.compareTo(other.at);
        }
    }

    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();

    void set(Instant at, Runnable what) {
        alarms.add(new Alarm(at, what));
    }

    /** Does what is due by now; what is set meanwhile for a time that has passed is done as well. */
    void ring(Instant now) {
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(now)) {
            alarms.remove().what().run();
        }
    }

    Optional<Instant> next() {
        return Optional.ofNullable(alarms.peek()).map(Alarm::at);
    }
}
