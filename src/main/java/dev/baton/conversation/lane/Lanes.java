package dev.baton.conversation.lane;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Decision;
import dev.baton.conversation.Deliveries;
import dev.baton.conversation.Event;
import dev.baton.conversation.Patience;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.Rules;
import dev.baton.conversation.Silence;
import dev.baton.conversation.journal.Entry;
import dev.baton.conversation.journal.Journal;
import dev.baton.conversation.journal.Outcome;
import dev.baton.conversation.journal.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Carries commands out.
 *
 * <h2>Concurrency</h2>
 * A conversation with something to do has a lane: a fair lock that callers, on virtual threads, wait for in order. The
 * caller in the lane decides, waits for the journal, tells the followers and leaves; so within a conversation commits and
 * what is told of them have one order, and different conversations never wait for each other but meet in the journal's
 * groups. Nothing in a lane calls out to a network or a model.
 *
 * <h2>What is remembered</h2>
 * States are kept in memory only to save a read. Another node may have moved a conversation on, so a remembered state is
 * good for a proposal (the journal checks its version) but never for a refusal of the rules: before anything is refused
 * or called already so, the state is read anew.
 *
 * <h2>Failure</h2>
 * A stale proposal is read and decided again, {@link #ATTEMPTS} times. Lanes are bounded in number and depth; beyond that
 * a command is refused as overloaded, as it is when the journal fails, when the database cannot be read, and when a later
 * release wrote the state. A follower that throws is logged and harms nobody.
 */
public final class Lanes implements Conversations {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int ATTEMPTS = 8;

    /** Bounds of the lanes. */
    public record Limits(int lanes, int depth, int remembered) {
        public static final Limits DEFAULT = new Limits(20_000, 200, 20_000);
    }

    private static final class Lane {
        final ReentrantLock lock = new ReentrantLock(true);
        int users;
    }

    private final Rules rules;
    private final Journal journal;
    private final Store store;
    private final Limits limits;
    private final Patience patience;
    private final Deliveries deliveries;
    private final ConcurrentHashMap<ConversationId, Lane> lanes = new ConcurrentHashMap<>();
    private final Cache<ConversationId, Conversation> remembered;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    /** Lanes in which nobody is reminded of anything. */
    public Lanes(Rules rules, Journal journal, Store store, Limits limits) {
        this(rules, journal, store, limits, Patience.NONE);
    }

    /** Lanes of which nothing leaves for others. */
    public Lanes(Rules rules, Journal journal, Store store, Limits limits, Patience patience) {
        this(rules, journal, store, limits, patience, Deliveries.NONE);
    }

    public Lanes(Rules rules, Journal journal, Store store, Limits limits, Patience patience, Deliveries deliveries) {
        this.patience = patience;
        this.deliveries = deliveries;
        this.rules = rules;
        this.journal = journal;
        this.store = store;
        this.limits = limits;
        remembered = Caffeine.newBuilder().maximumSize(limits.remembered()).build();
    }

    @Override
    public Reply start(Command.Start start, Optional<String> origin) {
        return unlessUnreadable(() -> {
            var earlier = origin.flatMap(store::byOrigin).flatMap(store::find);
            return earlier.isPresent() ? new Reply.Done(1, true, earlier.get()) : begin(start, origin);
        });
    }

    private Reply begin(Command.Start start, Optional<String> origin) {
        var id = ConversationId.startingAt(start.at());
        if (tooManyWith(id)) {
            return overloaded("too many conversations at once");
        }
        Instant at = start.at().truncatedTo(ChronoUnit.MICROS);
        var first = new Recorded(1, at, start.actor(), start.clientId(), rules.start(start));
        Conversation state = Conversation.start(id, first);
        Lane lane = enter(id);
        lane.lock.lock();
        try {
            var entry = new Entry(
                    Optional.empty(),
                    state,
                    List.of(first),
                    origin,
                    0,
                    deadline(state),
                    deliveries.of(Optional.empty(), state, List.of(first)));
            return switch (journal.write(entry).join()) {
                case Outcome.Written written -> done(entry, 1);
                case Outcome.Failed failed -> overloaded(failed.why());
                case Outcome.Stale stale ->
                    origin.flatMap(store::byOrigin)
                            .flatMap(store::find)
                            .<Reply>map(winner -> new Reply.Done(1, true, winner))
                            .orElseGet(() -> overloaded("the start collided"));
                case Outcome.Repeated repeated -> throw new IllegalStateException("A start has no predecessor");
                case Outcome.OverCapacity over -> throw new IllegalStateException("A start takes no slot");
                case Outcome.OldTerm old -> throw new IllegalStateException("A start is no placement");
            };
        } finally {
            leave(id, lane);
        }
    }

    @Override
    public Reply submit(ConversationId id, Function<Conversation, Command> command) {
        if (tooManyWith(id)) {
            return overloaded("too many conversations at once");
        }
        Lane lane = enter(id);
        if (lane.lock.getQueueLength() >= limits.depth()) {
            leaveUnlocked(id);
            return overloaded("too much at once for one conversation");
        }
        lane.lock.lock();
        try {
            return unlessUnreadable(() -> carryOut(id, command));
        } finally {
            leave(id, lane);
        }
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return store.find(id);
    }

    @Override
    public Optional<Conversation> known(ConversationId id) {
        Conversation known = remembered.getIfPresent(id);
        return known == null ? found(id) : Optional.of(known);
    }

    /** Remembered, so that the command that follows need not read it again; were it old by then, the journal would say so. */
    private Optional<Conversation> found(ConversationId id) {
        Optional<Conversation> found = store.find(id);
        found.ifPresent(state -> remembered.asMap().putIfAbsent(id, state));
        return found;
    }

    @Override
    public List<Recorded> events(ConversationId id, long after, int limit) {
        return store.events(id, after, limit);
    }

    @Override
    public void follow(Follower follower) {
        followers.add(follower);
    }

    /** Tells the followers of a conversation that owes something since before this node began. */
    void leftOwing(Conversation state) {
        for (Follower follower : followers) {
            try {
                follower.leftOwing(state);
            } catch (RuntimeException failure) {
                LOG.error("A follower failed on {}", state.id(), failure);
            }
        }
    }

    /** Forgets what is remembered of a conversation that another node has moved on. */
    public void forget(ConversationId id) {
        remembered.invalidate(id);
    }

    private Reply carryOut(ConversationId id, Function<Conversation, Command> wish) {
        boolean fresh = false;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Conversation known = fresh ? null : remembered.getIfPresent(id);
            fresh = known == null;
            Optional<Conversation> found = known == null ? store.find(id) : Optional.of(known);
            if (found.isEmpty()) {
                return new Reply.Refused(new Refusal.NoSuchConversation());
            }
            Conversation state = found.get();
            remembered.put(id, state);
            Command command = wish.apply(state);
            switch (rules.decide(state, command)) {
                case Decision.Happens happens -> {
                    Entry entry = entry(state, command, happens);
                    switch (journal.write(entry).join()) {
                        case Outcome.Written written -> {
                            return done(
                                    entry, entry.events().get(happens.answer()).number());
                        }
                        case Outcome.Repeated repeated -> {
                            return new Reply.Done(repeated.number(), true, knowing(repeated.number(), state));
                        }
                        case Outcome.Stale stale -> fresh = true;
                        case Outcome.OverCapacity over -> {
                            return new Reply.Refused(new Refusal.OverCapacity(over.load(), over.cap()));
                        }
                        case Outcome.OldTerm old -> {
                            return new Reply.Refused(new Refusal.OldTerm());
                        }
                        case Outcome.Failed failed -> {
                            remembered.invalidate(id);
                            return overloaded(failed.why());
                        }
                    }
                }
                case Decision.AlreadySo already -> {
                    if (fresh) {
                        return new Reply.Done(already.number(), true, state);
                    }
                    fresh = true;
                }
                case Decision.Refused refused -> {
                    if (fresh) {
                        return command.clientId()
                                .flatMap(key -> store.answered(id, command.actor(), key))
                                .<Reply>map(number -> new Reply.Done(number, true, state))
                                .orElseGet(() -> new Reply.Refused(refused.refusal()));
                    }
                    fresh = true;
                }
            }
        }
        return overloaded("the conversation changed too fast");
    }

    /** A state that knows the event with this number, which another node may have written. */
    private Conversation knowing(long number, Conversation state) {
        return state.number() >= number ? state : store.find(state.id()).orElse(state);
    }

    /** Where the state cannot be read nothing is decided. */
    private static Reply unlessUnreadable(Supplier<Reply> action) {
        try {
            return action.get();
        } catch (Store.NewerFormat newer) {
            LOG.warn("{}; this release decides nothing on it", newer.getMessage());
            return overloaded("a later release wrote this conversation");
        } catch (DataAccessException unreadable) {
            LOG.warn("The database could not be read: {}", unreadable.getMessage());
            return overloaded("the database cannot be read");
        }
    }

    private static Reply overloaded(String why) {
        return new Reply.Refused(new Refusal.Overloaded(why));
    }

    private boolean tooManyWith(ConversationId id) {
        return lanes.size() >= limits.lanes() && !lanes.containsKey(id);
    }

    /** When something must happen next to the conversation, reminders included. */
    Optional<Instant> deadline(Conversation state) {
        return Stream.concat(state.deadline().stream(), patience.next(state).map(Silence::at).stream())
                .min(Instant::compareTo);
    }

    private Entry entry(Conversation before, Command command, Decision.Happens happens) {
        Instant asked = command.at().truncatedTo(ChronoUnit.MICROS);
        Instant at = asked.isBefore(before.lastAt()) ? before.lastAt() : asked;
        Conversation after = before;
        var events = new ArrayList<Recorded>(happens.events().size());
        for (Event event : happens.events()) {
            Optional<String> clientId =
                    events.size() == happens.answer() ? command.clientId() : Optional.<String>empty();
            var recorded = new Recorded(after.number() + 1, at, command.actor(), clientId, event);
            events.add(recorded);
            after = after.apply(recorded);
        }
        long term = command instanceof Command.MakeOffer offer ? offer.term() : 0;
        var known = Optional.of(before);
        List<Recorded> added = List.copyOf(events);
        return new Entry(
                known, after, added, Optional.empty(), term, deadline(after), deliveries.of(known, after, added));
    }

    private Reply done(Entry entry, long number) {
        remembered.put(entry.after().id(), entry.after());
        var commit = new Committed(entry.before(), entry.after(), entry.events());
        for (Follower follower : followers) {
            try {
                follower.committed(commit);
            } catch (RuntimeException failure) {
                LOG.error("A follower failed on {}", entry.after().id(), failure);
            }
        }
        return new Reply.Done(number, false, entry.after());
    }

    private Lane enter(ConversationId id) {
        return lanes.compute(id, (key, present) -> {
            Lane lane = present == null ? new Lane() : present;
            lane.users++;
            return lane;
        });
    }

    private void leave(ConversationId id, Lane lane) {
        lane.lock.unlock();
        leaveUnlocked(id);
    }

    private void leaveUnlocked(ConversationId id) {
        lanes.computeIfPresent(id, (key, lane) -> --lane.users == 0 ? null : lane);
    }
}
