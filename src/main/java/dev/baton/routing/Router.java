package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.routing.RouterLease.Term;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks agents to take waiting conversations, on the one node that holds the lease.
 *
 * <p><b>Concurrency.</b> One thread owns the index and all that belongs to a {@link Shift}. Everything else (commits, hints,
 * answers, the lease, the sweep's pages) is put into its mailbox and returns at once, so that a {@link Conversations.Follower}
 * never waits here. The thread sleeps until there is mail or {@link RouterIndex#nextWake} comes; it never looks for work
 * in the database. What it reads there (conversations that another node changed) it reads itself, many in one query, so
 * that what it has read and what it is told cannot overtake each other unnoticed; both bear the number of the last event,
 * and the higher number wins. Offers are submitted on virtual threads, a bounded number at a time: a decision is made only
 * when it can be sent, with all that is known by then.
 *
 * <p><b>Exactness</b> does not rest here. The index reserves a slot with each decision and gives it back when the answer is
 * there, so that it does not ask for the same slot twice. But it is the journal that compares load and cap in one
 * transaction and refuses; and it refuses a term older than the lease's, so that a router which was paused and woke up as
 * a former one places nobody. A refusal means that the index was behind: the conversation or the agent is read again, then
 * decided anew. If reading explains nothing, a pause keeps the router from running in circles.
 *
 * <p><b>Fairness</b> is the index's rule: in serving order, and as if all were looked at on every change. An offer that was
 * declined keeps its conversation's place; the agent is passed over for it for a while.
 *
 * <p><b>Failure.</b> The index is a reading of the database and can be dropped at any time. That happens when the lease is
 * lost, and when anything unexpected is thrown on the router's thread: the next renewal of the lease builds it anew. A node
 * that dies leaves nothing behind: offers it made are deadlines in the conversations' states, and decisions it had not
 * committed never were. Hints may be lost; the sweep finds what is missing, repairs and counts it.
 */
public final class Router implements Conversations.Follower, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Router.class);
    private static final int MAIL_AT_ONCE = 1_000;
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    /**
     * The router's measures.
     *
     * @param inFlight how many offers are submitted at the same time at most
     * @param renewEvery pause between two renewals of the lease; a fraction of the time for which it is held
     * @param sweepEvery pause between two comparisons of the index with the database
     * @param newsGrace how long news may be on its way before it counts as lost
     */
    public record Settings(int inFlight, Duration renewEvery, Duration sweepEvery, Duration newsGrace) {

        /** What suits an installation of any size. */
        public static final Settings DEFAULT =
                new Settings(64, Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(2));
    }

    private final Conversations conversations;
    private final StandingSource source;
    private final Agents agents;
    private final TeamStrategies strategies;
    private final LeaseKeeper lease;
    private final Placing placing;
    private final Sweeping sweeping;
    private final Clock clock;
    private final Settings settings;
    private final RouterMetrics metrics;

    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService duties = Executors.newScheduledThreadPool(
            2, Thread.ofVirtual().name("router-duty-", 0).factory());
    private final Thread thread = Thread.ofPlatform().name("router").daemon().unstarted(this::run);
    private volatile boolean closed;

    /** The present shift; written by the router's thread alone. */
    private volatile @Nullable Shift shift;

    /**
     * A router that does nothing until {@link #start}.
     *
     * @param submitting runs the submission of an offer, which blocks: a thread each
     */
    public Router(
            Conversations conversations,
            StandingSource source,
            Agents agents,
            TeamStrategies strategies,
            RouterLease lease,
            RingTimes rings,
            Clock clock,
            Executor submitting,
            Settings settings,
            RouterMetrics metrics) {
        this.conversations = conversations;
        this.source = source;
        this.agents = agents;
        this.strategies = strategies;
        this.lease = new LeaseKeeper(lease);
        this.placing = new Placing(
                new Offering(conversations, rings, clock, submitting),
                settings.inFlight(),
                clock,
                metrics,
                this::post,
                this::termIsOver);
        this.sweeping = new Sweeping(source, agents, metrics);
        this.clock = clock;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Begins to follow the conversations and to apply for the lease. */
    public void start() {
        conversations.follow(this);
        thread.start();
        duties.scheduleWithFixedDelay(this::keepLease, 0, settings.renewEvery().toMillis(), TimeUnit.MILLISECONDS);
        long sweep = settings.sweepEvery().toMillis();
        duties.scheduleWithFixedDelay(this::sweep, sweep, sweep, TimeUnit.MILLISECONDS);
    }

    /** A commit of this node. */
    @Override
    public void committed(Committed commit) {
        if (shift != null && Standing.changedBy(commit)) {
            Standing standing = Standing.of(commit.after());
            tell(shift -> shift.index.see(standing));
        }
    }

    /** Another node changed these. */
    public void conversationsChanged(Collection<ConversationId> ids) {
        tell(shift -> shift.unread.addAll(ids));
    }

    /** These agents are others than before: on any node, in what they declare, their connection, cap, teams or skills. */
    public void agentsChanged(Collection<String> ids) {
        tell(shift -> shift.unreadAgents.addAll(ids));
    }

    /** Teams choose their agents otherwise than before, perhaps. */
    public void teamsChanged() {
        tell(shift -> shift.strategiesUnread = true);
    }

    /** Hints of other nodes may have been lost: what they told is looked for in the database at once. */
    public void newsLost() {
        if (!closed) {
            duties.execute(this::sweep);
        }
    }

    /** Whether this node routes now. */
    public boolean routes() {
        return shift != null;
    }

    /** Stops placing and lets another node take over at once. Offers that are being submitted are refused or made. */
    @Override
    public void close() {
        closed = true;
        duties.shutdownNow();
        thread.interrupt();
        shift = null;
        lease.giveUp();
    }

    /** Takes or renews the lease, and tells the router's thread what came of it. */
    void keepLease() {
        if (closed) {
            return;
        }
        try {
            Optional<Term> next = lease.keep();
            post(() -> elected(next));
        } catch (RuntimeException e) {
            // The shift ends by the clock if this lasts; see place.
            log.warn("The router's lease cannot be renewed: {}", e.toString());
        }
    }

    private void sweep() {
        try {
            beginSweep()
                    .ifPresent(sweep -> duties.schedule(
                            () -> endSweep(sweep), settings.newsGrace().toMillis(), TimeUnit.MILLISECONDS));
        } catch (RuntimeException e) {
            log.warn("The router's index cannot be compared with the database: {}", e.toString());
        }
    }

    /** Reads what the database has, page by page, and has it compared; empty on a node that does not route. */
    Optional<Sweep> beginSweep() {
        Shift current = shift;
        if (current == null) {
            return Optional.empty();
        }
        return Optional.of(sweeping.begin(current, (of, what) -> tell(of, same -> what.run())));
    }

    /** Has repaired what is still different. */
    void endSweep(Sweep sweep) {
        tell(shift -> sweeping.end(shift, sweep));
    }

    private void run() {
        while (!closed) {
            try {
                awaitMail();
                turn();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void awaitMail() throws InterruptedException {
        Duration sleep = Optional.ofNullable(shift)
                .flatMap(placing::nextWake)
                .map(wake -> Duration.between(clock.instant(), wake))
                .filter(until -> until.compareTo(LONGEST_SLEEP) < 0)
                .orElse(LONGEST_SLEEP);
        Runnable first = mailbox.poll(Math.max(1, sleep.toMillis() + 1), TimeUnit.MILLISECONDS);
        if (first != null) {
            carryOut(first);
        }
    }

    /** Reads the mail and decides; what one turn of the router's thread does. */
    void turn() {
        var mail = new ArrayList<Runnable>();
        mailbox.drainTo(mail, MAIL_AT_ONCE);
        mail.forEach(this::carryOut);
        carryOut(() -> {
            Shift current = shift;
            if (current != null) {
                readAgain(current);
                placing.place(current);
                metrics.unplaced().set(current.index.unplaced());
            }
        });
    }

    private void carryOut(Runnable mail) {
        try {
            mail.run();
        } catch (RuntimeException e) {
            log.error("The router drops its index and builds it anew", e);
            endShift();
        }
    }

    private void elected(Optional<Term> term) {
        Shift current = shift;
        if (current != null && term.filter(current::isOf).isPresent()) {
            current.until = term.get().until();
            return;
        }
        endShift();
        term.ifPresent(this::beginShift);
    }

    /** From the moment at which the shift stands, commits reach it by mail; what was committed before, it reads. */
    private void beginShift(Term term) {
        long started = System.nanoTime();
        var next = new Shift(term);
        shift = next;
        next.readAll(source, agents, strategies);
        metrics.rebuilt().increment();
        log.info(
                "Routing with term {}: {} conversations read in {} ms",
                term.number(),
                next.index.size(),
                (System.nanoTime() - started) / 1_000_000);
    }

    private void endShift() {
        if (shift != null) {
            shift = null;
            metrics.unplaced().set(0);
        }
    }

    /** Reads what is known to be behind, and gives back what was reserved for decisions that were refused. */
    private void readAgain(Shift current) {
        if (current.isUpToDate()) {
            return;
        }
        try {
            if (current.readAgain(source, agents, strategies, clock.instant())) {
                placing.pause();
            }
        } catch (RuntimeException e) {
            log.warn("The router cannot read from the database: {}", e.toString());
            placing.pause();
        }
    }

    private void termIsOver(Shift of) {
        lease.isOver(of.term);
        if (shift == of) {
            endShift();
        }
    }

    private interface ForShift {
        void carryOut(Shift shift);
    }

    private void tell(ForShift news) {
        Shift current = shift;
        if (current != null) {
            tell(current, news);
        }
    }

    private void tell(Shift current, ForShift news) {
        post(() -> {
            if (shift == current) {
                news.carryOut(current);
            }
        });
    }

    private void post(Runnable mail) {
        mailbox.add(mail);
    }
}
