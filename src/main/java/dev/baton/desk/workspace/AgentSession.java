package dev.baton.desk.workspace;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Event;
import dev.baton.conversation.OfferId;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What one client of an agent knows, and what it must be told to know what is true. The client begins with a snapshot; each
 * later state of a conversation is compared with what the client knows of it, and the difference is told. States older
 * than what is known are dropped, so that their order of arrival does not matter. A client that falls behind gets a new
 * snapshot.
 */
public final class AgentSession implements AutoCloseable {

    private static final int QUEUE = 1_024;

    /** What the client is told. */
    public sealed interface Item {
        /** Everything anew. */
        record Snapshot(List<Conversation> held) implements Item {}

        /** It rings. */
        record OfferMade(Conversation state, Owner.Offer offer) implements Item {}

        /** It no longer rings; the outcome is accepted, declined, missed or withdrawn. */
        record OfferEnded(OfferId offer, String outcome) implements Item {}

        /** One of the agent's own has changed, or has become theirs. */
        record Changed(Conversation state) implements Item {}

        /** No longer the agent's. */
        record Gone(Conversation state) implements Item {}

        /** Presence, load or cap have changed. */
        record Me() implements Item {}

        /** Lists and counters may have changed. */
        record Lists() implements Item {}

        /** No more comes. */
        record End() implements Item {}
    }

    private sealed interface Signal {
        record News(Conversation state, Optional<String> outcome) implements Signal {}

        record Me() implements Signal {}

        record Lists() implements Signal {}

        record Look() implements Signal {}

        record Compare(Map<ConversationId, Long> held) implements Signal {}

        record End() implements Signal {}
    }

    private record Known(long version, boolean mine, Optional<Long> offer) {
        boolean holds() {
            return mine || offer.isPresent();
        }
    }

    private static final Known UNKNOWN = new Known(0, false, Optional.empty());

    private final String agent;
    private final ConversationLists lists;
    private final Consumer<AgentSession> onClose;
    private final LinkedBlockingQueue<Signal> queue = new LinkedBlockingQueue<>(QUEUE);
    private final AtomicBoolean listsTold = new AtomicBoolean();
    private final Map<ConversationId, Known> known = new HashMap<>();
    private final List<Item> ready = new ArrayList<>();

    AgentSession(String agent, ConversationLists lists, Consumer<AgentSession> onClose) {
        this.agent = agent;
        this.lists = lists;
        this.onClose = onClose;
    }

    /** Whose it is. */
    public String agent() {
        return agent;
    }

    /** How many conversations the client knows to be the agent's own. For the caller of {@link #next}. */
    public int mine() {
        return (int) known.values().stream().filter(Known::mine).count();
    }

    /** What to tell next; empty when nothing happened in the given time. One caller at a time. */
    public List<Item> next(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (ready.isEmpty()) {
            Signal signal = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (signal == null) {
                return List.of();
            }
            take(signal);
            for (Signal more = queue.poll(); more != null; more = queue.poll()) {
                take(more);
            }
        }
        var items = List.copyOf(ready);
        ready.clear();
        return items;
    }

    void changed(Committed commit) {
        tell(new Signal.News(commit.after(), outcome(commit.events())));
    }

    void changed(Conversation state) {
        tell(new Signal.News(state, Optional.empty()));
    }

    void meChanged() {
        tell(new Signal.Me());
    }

    void listsChanged() {
        if (listsTold.compareAndSet(false, true)) {
            tell(new Signal.Lists());
        }
    }

    void lookAgain() {
        tell(new Signal.Look());
    }

    /** The versions of all that the agent holds, as the database has them: what differs was not told. */
    void compare(Map<ConversationId, Long> held) {
        tell(new Signal.Compare(held));
    }

    void end() {
        tell(new Signal.End());
    }

    @Override
    public void close() {
        onClose.accept(this);
    }

    private void tell(Signal signal) {
        if (!queue.offer(signal)) {
            queue.clear();
            listsTold.set(false);
            queue.add(signal instanceof Signal.End ? signal : new Signal.Look());
        }
    }

    private void take(Signal signal) {
        switch (signal) {
            case Signal.News news -> compare(news.state(), news.outcome());
            case Signal.Me me -> add(new Item.Me());
            case Signal.Lists changed -> {
                listsTold.set(false);
                add(new Item.Lists());
            }
            case Signal.Look look -> snapshot();
            case Signal.Compare compare -> catchUp(compare.held());
            case Signal.End end -> add(new Item.End());
        }
    }

    private void add(Item item) {
        boolean repeated = (item instanceof Item.Me || item instanceof Item.Lists) && ready.contains(item);
        if (!repeated) {
            ready.add(item);
        }
    }

    private void snapshot() {
        List<Conversation> held = lists.heldBy(agent);
        ready.clear();
        known.clear();
        held.forEach(state -> known.put(state.id(), knowledge(state)));
        ready.add(new Item.Snapshot(held));
        ready.add(new Item.Lists());
    }

    /** Reads what is held in a later version than known, and what is known as held but is not. */
    private void catchUp(Map<ConversationId, Long> held) {
        var behind = new HashSet<ConversationId>();
        held.forEach((id, version) -> {
            if (known.getOrDefault(id, UNKNOWN).version() < version) {
                behind.add(id);
            }
        });
        known.forEach((id, before) -> {
            if (before.holds() && !held.containsKey(id)) {
                behind.add(id);
            }
        });
        if (!behind.isEmpty()) {
            lists.states(behind.stream().map(ConversationId::value).toList())
                    .forEach(state -> compare(state, Optional.empty()));
        }
        add(new Item.Me());
    }

    private Known knowledge(Conversation state) {
        return new Known(state.number(), state.isWith(agent), offer(state).map(Owner.Offer::number));
    }

    private void compare(Conversation state, Optional<String> outcome) {
        Known before = known.getOrDefault(state.id(), UNKNOWN);
        if (state.number() <= before.version()) {
            return;
        }
        Known after = knowledge(state);
        known.put(state.id(), after);
        if (!before.offer().equals(after.offer())) {
            before.offer()
                    .ifPresent(offer -> add(new Item.OfferEnded(
                            new OfferId(state.id(), offer),
                            after.mine() ? "accepted" : outcome.orElseGet(() -> passedOver(state)))));
            offer(state).ifPresent(offer -> add(new Item.OfferMade(state, offer)));
            add(new Item.Me());
        }
        if (after.mine()) {
            add(new Item.Changed(state));
        } else if (before.mine()) {
            add(new Item.Gone(state));
        }
        if (before.mine() != after.mine()) {
            add(new Item.Me());
            add(new Item.Lists());
        }
        if (!after.mine() && after.offer().isEmpty() && known.size() > QUEUE) {
            known.values().removeIf(old -> !old.holds());
        }
    }

    private Optional<Owner.Offer> offer(Conversation state) {
        return state.owner() instanceof Owner.Queue queue
                ? queue.offer().filter(offer -> offer.agent().equals(agent))
                : Optional.empty();
    }

    private String passedOver(Conversation state) {
        return state.owner() instanceof Owner.Queue queue && queue.passed().containsKey(agent) ? "missed" : "withdrawn";
    }

    private static Optional<String> outcome(List<Recorded> events) {
        for (Recorded recorded : events) {
            if (recorded.event() instanceof Event.OfferDeclined) {
                return Optional.of("declined");
            }
            if (recorded.event() instanceof Event.OfferMissed) {
                return Optional.of("missed");
            }
            if (recorded.event() instanceof Event.OfferWithdrawn) {
                return Optional.of("withdrawn");
            }
        }
        return Optional.empty();
    }
}
