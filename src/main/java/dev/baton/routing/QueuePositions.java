package dev.baton.routing;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells waiting customers their place in the queue, those who are connected to this node and nobody else. A place is true
 * only now, so that it is neither logged nor stored: whenever something changed in a team's queue, the places of all who
 * watch it are read in one query, at most once a second, and told where they are not what was told before.
 *
 * <p>The expected wait is the position divided by the rate at which the team took from its queue in the last half hour.
 * Reading positions costs as much as the queue is long; a team whose reading takes long is read less often, so that it
 * takes a tenth of a connection's time at most.
 */
public final class QueuePositions implements Conversations.Follower, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(QueuePositions.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration RATE_OVER = Duration.ofMinutes(30);
    private static final long STEP_SECONDS = 5;
    private static final int REST_AFTER_READING = 9;

    private final QueueReadings readings;
    private final Availability availability;
    private final Clock clock;
    private final Map<ConversationId, Watched> watched = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Set<ConversationId> unknown = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> notBefore = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("queue-positions").factory());
    private final Map<String, Rate> rates = new ConcurrentHashMap<>();
    private volatile boolean allChanged;

    /** Tells nobody anything until {@link #start}. */
    public QueuePositions(QueueReadings readings, Availability availability, Clock clock) {
        this.readings = readings;
        this.availability = availability;
        this.clock = clock;
    }

    /** Ends a watch. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** A conversation with a customer connected: where it waits, what was told, and to whom. */
    private static final class Watched {
        final List<Consumer<Optional<QueuePlace>>> listeners = new CopyOnWriteArrayList<>();
        volatile Optional<String> team = Optional.empty();
        private Optional<QueuePlace> told = Optional.empty();

        synchronized void join(Consumer<Optional<QueuePlace>> listener) {
            listeners.add(listener);
            told.ifPresent(place -> listener.accept(told));
        }

        synchronized Optional<QueuePlace> told() {
            return told;
        }

        synchronized void tell(Optional<QueuePlace> place) {
            if (!place.equals(told)) {
                told = place;
                listeners.forEach(listener -> listener.accept(place));
            }
        }
    }

    /** Begins to follow the conversations and to tell. */
    public void start(Conversations conversations) {
        conversations.follow(this);
        timer.scheduleWithFixedDelay(
                this::refreshSafely, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A customer is connected. What the listener is told holds until it is told again; it is told nothing as long as the
     * conversation does not wait, and empty when it no longer does.
     *
     * @param listener must return at once
     */
    public Watch watch(ConversationId conversation, Consumer<Optional<QueuePlace>> listener) {
        watched.compute(conversation, (id, present) -> {
            Watched entry = present == null ? new Watched() : present;
            entry.join(listener);
            return entry;
        });
        unknown.add(conversation);
        return () -> watched.computeIfPresent(conversation, (id, present) -> {
            present.listeners.remove(listener);
            return present.listeners.isEmpty() ? null : present;
        });
    }

    /** The place of a conversation now, for whoever asks once; empty if it does not wait. */
    public Optional<QueuePlace> placeOf(Conversation state) {
        Watched entry = watched.get(state.id());
        if (entry != null && entry.told().isPresent()) {
            return entry.told();
        }
        return teamOf(state).flatMap(team -> {
            var reading = readings.read(team, List.of(state.id()), rateSince());
            return Optional.ofNullable(reading.positions().get(state.id()))
                    .map(position -> place(team, position, reading.accepted()));
        });
    }

    /**
     * How long a conversation at this position of a team's queue may wait; the team's rate is counted once a second at most,
     * however many ask.
     */
    public Optional<Duration> expectedWait(String team, int position) {
        Instant now = clock.instant();
        Rate rate = rates.compute(
                team,
                (id, known) -> known != null && known.counted().plus(INTERVAL).isAfter(now)
                        ? known
                        : new Rate(readings.accepted(team, rateSince()), now));
        return place(team, position, rate.accepted()).expectedWait();
    }

    private record Rate(int accepted, Instant counted) {}

    @Override
    public void committed(Committed commit) {
        if (!commit.changedHands()) {
            return;
        }
        commit.before().flatMap(QueuePositions::teamOf).ifPresent(changed::add);
        teamOf(commit.after()).ifPresent(changed::add);
        if (watched.containsKey(commit.after().id())) {
            unknown.add(commit.after().id());
        }
    }

    /** Another node changed these, and so perhaps any team's queue. */
    public void conversationsChanged(Collection<ConversationId> ids) {
        ids.stream().filter(watched::containsKey).forEach(unknown::add);
        allChanged = true;
    }

    /** Somebody came online or went, or news of other nodes may have been lost. */
    public void anythingChanged() {
        unknown.addAll(watched.keySet());
        allChanged = true;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void refreshSafely() {
        try {
            refresh();
        } catch (RuntimeException e) {
            log.warn("Places in the queue cannot be read: {}", e.toString());
            anythingChanged();
        }
    }

    /** Reads and tells whatever may have changed; what happens once a second. */
    void refresh() {
        findTeams();
        var teams = new HashMap<String, Set<ConversationId>>();
        watched.forEach((id, entry) -> entry.team.ifPresentOrElse(
                team -> teams.computeIfAbsent(team, key -> new HashSet<>()).add(id),
                () -> entry.tell(Optional.empty())));
        if (allChanged) {
            allChanged = false;
            changed.addAll(teams.keySet());
        }
        changed.retainAll(teams.keySet());
        notBefore.keySet().retainAll(teams.keySet());
        Instant now = clock.instant();
        for (String team : List.copyOf(changed)) {
            if (!notBefore.getOrDefault(team, Instant.MIN).isAfter(now)) {
                changed.remove(team);
                refresh(team, teams.getOrDefault(team, Set.of()));
            }
        }
    }

    private void findTeams() {
        var asked = Set.copyOf(unknown);
        if (asked.isEmpty()) {
            return;
        }
        unknown.removeAll(asked);
        Map<ConversationId, String> found = readings.teams(asked);
        for (ConversationId id : asked) {
            Watched entry = watched.get(id);
            if (entry != null) {
                entry.team = Optional.ofNullable(found.get(id));
                entry.team.ifPresent(changed::add);
            }
        }
    }

    private void refresh(String team, Set<ConversationId> ids) {
        Instant started = clock.instant();
        var reading = readings.read(team, ids, rateSince());
        Instant ended = clock.instant();
        notBefore.put(team, ended.plus(Duration.between(started, ended).multipliedBy(REST_AFTER_READING)));
        for (ConversationId id : ids) {
            Watched entry = watched.get(id);
            if (entry != null) {
                entry.tell(Optional.ofNullable(reading.positions().get(id))
                        .map(position -> place(team, position, reading.accepted())));
            }
        }
    }

    private Instant rateSince() {
        return clock.instant().minus(RATE_OVER);
    }

    private QueuePlace place(String team, int position, int accepted) {
        if (accepted == 0 || !availability.anybodyFor(Target.team(team))) {
            return new QueuePlace(position, Optional.empty());
        }
        long seconds = Math.ceilDiv(position * RATE_OVER.toSeconds(), (long) accepted);
        return new QueuePlace(
                position, Optional.of(Duration.ofSeconds(Math.ceilDiv(seconds, STEP_SECONDS) * STEP_SECONDS)));
    }

    private static Optional<String> teamOf(Conversation state) {
        return state.owner() instanceof Owner.Queue queue ? queue.target().team() : Optional.empty();
    }
}
