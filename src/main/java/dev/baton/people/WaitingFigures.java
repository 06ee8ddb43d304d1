package dev.baton.people;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How many customers wait for each team; implemented by whoever keeps the queue. */
public interface WaitingFigures {

    /**
     * The queue of one team.
     *
     * @param count customers that wait
     * @param longest how long the first of them has waited; empty when nobody waits
     */
    record Waiting(int count, Optional<Duration> longest) {

        /** Nobody waits. */
        public static final Waiting NONE = new Waiting(0, Optional.empty());
    }

    /** The queues by team id; a team that is missing has nobody waiting. */
    Map<String, Waiting> byTeam();
}
