package dev.baton.delivery;

import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Deliveries;
import dev.baton.conversation.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Sends what is in the outbox (law 9, K6).
 *
 * <p>One thread looks what is due, and takes for each target as much as it has calls free; each call is a virtual thread of
 * its own. So a slow target fills its own calls and delays nobody else. The thread is woken by commits of this node and by the
 * end of calls, sleeps until the next row is due, and looks anyway every {@link #SWEEP} for what other nodes left behind.
 *
 * <p>A conversation's next parcel follows the one before on the same thread, {@link #IN_A_ROW} at most, then others have their
 * turn.
 */
@Component
public final class Dispatcher implements Conversations.Follower, SmartLifecycle {

    /** How late what another node left behind is found at most. */
    static final Duration SWEEP = Duration.ofSeconds(5);

    /** How many parcels of one conversation are sent before others have their turn. */
    static final int IN_A_ROW = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

    private final Outbox outbox;
    private final List<Deliveries> leaving;
    private final Map<String, Courier> couriers;
    private final Map<String, Recipient> recipients = new ConcurrentHashMap<>();
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    Dispatcher(Conversations conversations, Outbox outbox, List<Deliveries> leaving, List<Courier> couriers) {
        this.outbox = outbox;
        this.leaving = leaving;
        this.couriers = couriers.stream().collect(Collectors.toUnmodifiableMap(Courier::kind, Function.identity()));
        conversations.follow(this);
    }

    @Override
    public void committed(Committed commit) {
        boolean leaves = leaving.stream().anyMatch(deliveries -> !deliveries
                .of(commit.before(), commit.after(), commit.events())
                .isEmpty());
        if (leaves) {
            wake();
        }
    }

    /** Looks now rather than later. */
    public void wake() {
        woken.set(true);
        LockSupport.unpark(thread);
    }

    /** Whether the target has failed so often that this node leaves it alone for the moment. */
    public boolean isLeftAlone(String target) {
        Recipient recipient = recipients.get(target);
        return recipient != null && recipient.isLeftAlone();
    }

    private void run() {
        while (running) {
            woken.set(false);
            Duration pause = SWEEP;
            try {
                pause = look();
            } catch (DataAccessException unreachable) {
                LOG.warn("The outbox could not be read: {}", unreachable.getMessage());
            } catch (RuntimeException unexpected) {
                LOG.error("Deliveries could not be started", unexpected);
            }
            if (!woken.get()) {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    /** Starts what can be started; how long there is nothing more to do. */
    private Duration look() {
        Duration pause = SWEEP;
        for (Map.Entry<String, Duration> due : outbox.due().entrySet()) {
            Duration wait = due.getValue().isPositive() ? due.getValue() : start(due.getKey());
            if (wait.compareTo(pause) < 0) {
                pause = wait;
            }
        }
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }

    /** Starts calls to a target that has something due; how long to leave it alone then. */
    private Duration start(String target) {
        Courier courier = couriers.get(Delivery.kind(target));
        if (courier == null) {
            return SWEEP; // of a release that knows it
        }
        Pace pace = courier.pace(target);
        Recipient recipient = recipients.computeIfAbsent(target, Recipient::new);
        if (recipient.isLeftAlone()) {
            return recipient.rest();
        }
        Duration wait = bucket(pace).untilNext(System.nanoTime());
        int free = pace.atOnce() - recipient.underWay();
        if (!wait.isZero() || free <= 0) {
            return wait.isZero() ? SWEEP : wait; // the end of a call wakes
        }
        List<Parcel> parcels = outbox.take(target, free);
        for (Parcel parcel : parcels) {
            recipient.enters();
            Thread.ofVirtual().name("delivery " + target).start(() -> carry(courier, pace, recipient, parcel));
        }
        return parcels.size() == free ? SWEEP : SHORTEST_PAUSE;
    }

    private void carry(Courier courier, Pace pace, Recipient recipient, Parcel first) {
        try {
            Optional<Parcel> next = Optional.of(first);
            for (int count = 1; next.isPresent(); count++) {
                next = carryOne(courier, pace, recipient, next.get(), running && count < IN_A_ROW);
            }
        } catch (DataAccessException unreachable) {
            LOG.warn("How a delivery to {} ended could not be noted; it will be sent again", first.target());
        } finally {
            recipient.leaves();
            wake();
        }
    }

    private Optional<Parcel> carryOne(Courier courier, Pace pace, Recipient recipient, Parcel parcel, boolean goOn) {
        TokenBucket bucket = bucket(pace);
        if (!bucket.tryPass(System.nanoTime())) {
            outbox.putBack(parcel, bucket.untilNext(System.nanoTime()));
            return Optional.empty();
        }
        if (!recipient.tryPass()) {
            outbox.putBack(parcel, recipient.rest());
            return Optional.empty();
        }
        return switch (send(courier, parcel)) {
            case Sent.Delivered delivered -> {
                recipient.answered();
                yield outbox.delivered(parcel, goOn);
            }
            case Sent.Again again -> {
                recipient.failed();
                again.after().ifPresent(time -> bucket.close(shortened(time), System.nanoTime()));
                failed(courier, parcel, again.why(), again.after());
                yield Optional.empty();
            }
            case Sent.Busy busy -> {
                recipient.isBusy();
                busy.after().ifPresent(time -> bucket.close(shortened(time), System.nanoTime()));
                failed(courier, parcel, busy.why(), busy.after());
                yield Optional.empty();
            }
            case Sent.Never never -> {
                recipient.answered();
                died(courier, parcel, never.why());
                yield Optional.empty();
            }
        };
    }

    private static Sent send(Courier courier, Parcel parcel) {
        try {
            return courier.send(parcel);
        } catch (RuntimeException failure) {
            LOG.warn("A delivery to {} broke off", parcel.target(), failure);
            return new Sent.Again("The delivery broke off on our side; the server's log says more.");
        }
    }

    private void failed(Courier courier, Parcel parcel, String why, Optional<Duration> after) {
        int attempts = parcel.attempts() + 1;
        if (Backoff.goesOn(attempts)) {
            double random = ThreadLocalRandom.current().nextDouble();
            outbox.failed(parcel, why, Backoff.after(attempts, after, random));
        } else {
            died(courier, parcel, why);
        }
    }

    private void died(Courier courier, Parcel parcel, String why) {
        LOG.warn("A delivery to {} is dead: {} ({})", parcel.target(), why, parcel.id());
        outbox.died(parcel, why);
        courier.died(parcel, why);
    }

    private TokenBucket bucket(Pace pace) {
        return buckets.computeIfAbsent(
                pace.account(), account -> new TokenBucket(pace.perSecond(), pace.burst(), System.nanoTime()));
    }

    private static Duration shortened(Duration asked) {
        return asked.compareTo(Backoff.LONGEST_ASKED) > 0 ? Backoff.LONGEST_ASKED : asked;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("deliveries").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
