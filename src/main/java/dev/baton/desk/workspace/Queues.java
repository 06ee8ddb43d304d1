package dev.baton.desk.workspace;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Target;
import dev.baton.routing.QueuePlace;
import dev.baton.routing.QueuePositions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Puts conversations into the workspace's queues. The place that an entry is told is counted from what was in the queue a
 * moment ago and what has entered here since, so that a burst of customers does not count the same queue thousands of
 * times; the places shown later are exact.
 */
@Component
public final class Queues {

    /** How long a conversation waits at most where no assistant says otherwise (A6). */
    public static final Duration WAIT_LIMIT = Duration.ofMinutes(60);

    private static final Duration FRESH = Duration.ofMillis(200);

    private final QueuePositions positions;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(QueuePlace place, long takenNanos) {
        boolean fresh() {
            return System.nanoTime() - takenNanos < FRESH.toNanos();
        }

        Entry next() {
            return new Entry(new QueuePlace(place.position() + 1, place.expectedWait()), takenNanos);
        }
    }

    Queues(QueuePositions positions) {
        this.positions = positions;
    }

    /** A new entry at the end of a team's queue. */
    Event.Queued entry(Target target, int priority, Duration waitLimit, boolean botSpeaks, Instant now) {
        QueuePlace place = place(target.team().orElseThrow(), priority, now);
        return new Event.Queued(
                target,
                priority,
                false,
                now,
                now.plus(waitLimit),
                botSpeaks,
                place.position(),
                place.expectedWait().map(Duration::toSeconds),
                Optional.empty());
    }

    /**
     * The entry of a conversation that somebody passes on: with the priority it had, and not back to the same agent at once.
     *
     * @param by the agent who passes it on
     */
    public Event.Queued passedOn(Conversation state, Target target, Instant now, String by) {
        int priority =
                switch (state.owner()) {
                    case Owner.Queue queue -> queue.priority();
                    case Owner.Agent agent -> agent.priority();
                    case Owner.Bot bot -> 0;
                    case Owner.Desk desk -> 0;
                    case Owner.Closed closed -> 0;
                };
        QueuePlace place = place(target.team().orElseThrow(), priority, now);
        return new Event.Queued(
                target,
                priority,
                false,
                now,
                now.plus(WAIT_LIMIT),
                false,
                place.position(),
                place.expectedWait().map(Duration::toSeconds),
                Optional.of(by));
    }

    private QueuePlace place(String team, int priority, Instant now) {
        return entries.compute(
                        team + "/" + priority,
                        (key, known) -> known != null && known.fresh()
                                ? known.next()
                                : new Entry(positions.placeIfQueued(team, priority, false, now), System.nanoTime()))
                .place();
    }
}
