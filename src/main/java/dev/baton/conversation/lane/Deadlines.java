package dev.baton.conversation.lane;

import dev.baton.conversation.Command;
import dev.baton.conversation.Consequences;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Patience;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.journal.Store;
import dev.baton.platform.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Fires deadlines (law 7). They are a column, so any node may fire any of them, whoever set it and whether or not that node
 * is alive; firing is a command like any other and twice is harmless. The thread sleeps until the earliest deadline that
 * was set on this node, and {@link #SWEEP} at most, to find those that other nodes left behind.
 *
 * <p>A conversation whose deadline cannot be fired is {@link SetAside} with growing pauses, so that it never delays the others.
 *
 * <p>When a node starts, turns and decisions that are open may have been left by a node that died over them. They are done
 * at once instead of when they are late.
 *
 * <p>The column may be early: a deadline that an ordinary message removed stays there, so that the message's update
 * touches no index. When it fires and the state has nothing due, only the column is put right.
 */
@Component
final class Deadlines implements Conversations.Follower, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final int PAGE = 500;
    private static final int AT_ONCE = 32;

    private final Lanes lanes;
    private final Store store;
    private final DatabaseClock clock;
    private final Patience patience;
    private final SetAside setAside = new SetAside();
    private final Semaphore firing = new Semaphore(AT_ONCE);
    private volatile Instant next = Instant.MAX;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    Deadlines(Lanes lanes, Store store, DatabaseClock clock, Optional<Patience> patience) {
        this.lanes = lanes;
        this.store = store;
        this.clock = clock;
        this.patience = patience.orElse(Patience.NONE);
        lanes.follow(this);
    }

    @Override
    public void committed(Conversations.Committed commit) {
        lanes.deadline(commit.after())
                .filter(deadline -> deadline.isBefore(next))
                .ifPresent(deadline -> {
                    next = deadline;
                    LockSupport.unpark(thread);
                });
    }

    private void run() {
        finishWhatWasLeft();
        while (running) {
            try {
                next = Instant.MAX;
                boolean more = fire();
                if (!more) {
                    pause();
                }
            } catch (DataAccessException unreachable) {
                LOG.warn("Deadlines could not be read: {}", unreachable.getMessage());
                LockSupport.parkNanos(SWEEP.toNanos());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void pause() {
        Duration until = Duration.between(clock.instant(), next);
        long nanos = until.compareTo(SWEEP) > 0 ? SWEEP.toNanos() : Math.max(until.toNanos(), 1_000_000);
        LockSupport.parkNanos(nanos);
    }

    /** Fires what is due; whether there may be more. */
    private boolean fire() throws InterruptedException {
        Instant now = clock.instant();
        List<ConversationId> due = store.due(now, setAside.resting(now), PAGE);
        together(due, this::fire);
        return due.size() == PAGE;
    }

    /** Does the same for many, a bounded number at a time, and waits for the end of all. */
    private void together(List<ConversationId> ids, Consumer<ConversationId> action) throws InterruptedException {
        for (ConversationId id : ids) {
            firing.acquire();
            Thread.ofVirtual().name("deadline").start(() -> {
                try {
                    action.accept(id);
                } finally {
                    firing.release();
                }
            });
        }
        firing.acquire(AT_ONCE);
        firing.release(AT_ONCE);
    }

    private void finishWhatWasLeft() {
        try {
            List<ConversationId> open = store.due(clock.instant().plus(Conversation.TURN_LIMIT), Set.of(), PAGE);
            together(open, this::finish);
        } catch (DataAccessException unreachable) {
            LOG.warn("What was left undone could not be read, and will be late: {}", unreachable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(ConversationId id) {
        try {
            store.find(id)
                    .filter(state ->
                            state.bot().turn().isPresent() || state.decision().isPresent())
                    .ifPresent(lanes::leftOwing);
        } catch (RuntimeException failure) {
            setAside.failed(id, clock.instant(), failure.toString());
        }
    }

    private void fire(ConversationId id) {
        try {
            Optional<Conversation> state = store.find(id);
            if (state.isPresent() && fire(state.get()) instanceof Conversations.Reply.Refused refused) {
                setAside.failed(id, clock.instant(), refused.refusal().toString());
            } else {
                setAside.succeeded(id);
            }
        } catch (RuntimeException failure) {
            setAside.failed(id, clock.instant(), failure.toString());
        }
    }

    private Conversations.Reply fire(Conversation state) {
        Instant now = clock.instant();
        Optional<Instant> deadline = lanes.deadline(state);
        boolean isDue = deadline.map(due -> !due.isAfter(now)).orElse(false);
        if (isDue) {
            return lanes.submit(state.id(), new Command.Due(now, brings(state)));
        }
        store.rearm(state, deadline);
        return new Conversations.Reply.Done(state.number(), true, state);
    }

    private Consequences brings(Conversation state) {
        Consequences brings = patience.brings(state);
        return state.bot()
                .wished()
                .map(number -> brings.wishing(lanes.events(state.id(), number - 1, 1).stream()
                        .map(Recorded::event)
                        .filter(Event.HandoverWished.class::isInstance)
                        .map(Event.HandoverWished.class::cast)
                        .map(Event.HandoverWished::request)
                        .findFirst()))
                .orElse(brings);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("deadlines").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
