package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.api.AgentEventsController.AgentPage;
import dev.baton.api.Views.Named;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.OfferId;
import dev.baton.conversation.Owner;
import dev.baton.conversation.journal.Names;
import dev.baton.desk.workspace.AgentSession;
import dev.baton.desk.workspace.AgentSession.Item;
import dev.baton.desk.workspace.ConversationLists;
import dev.baton.people.Agent;
import dev.baton.people.AgentDirectory;
import dev.baton.people.User;
import dev.baton.people.Users;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.security.Caller;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * One stream of an agent as clients see it: items with the stream's own numbers, and frames without. For clients that poll,
 * items are kept until the next poll says that they have arrived.
 */
final class AgentStream implements AutoCloseable {

    private static final Duration COUNTERS_EVERY = Duration.ofSeconds(1);

    /** An agent's load changes with every offer and chat; reading it each time would cost more than the chat. */
    private static final Duration ME_EVERY = Duration.ofMillis(500);

    private final String id = UUID.randomUUID().toString().substring(0, 13);
    private final Factory of;
    private final Caller.Person me;
    private final AgentSession session;
    private final AtomicLong number = new AtomicLong();
    private final Deque<ItemView> unacknowledged = new ArrayDeque<>();
    private boolean ended;
    private boolean countersDue;
    private boolean meDue;
    private long meNotBefore = System.nanoTime();
    private long countersNotBefore = System.nanoTime();
    private Map<String, Object> lastMe = Map.of();

    private AgentStream(Factory of, Caller.Person me, AgentSession session) {
        this.of = of;
        this.me = me;
        this.session = session;
    }

    /** An item of the stream; number 0 for a frame, which has none. */
    record ItemView(long number, Instant at, String type, Object data) {}

    /** An offer as agents see it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OfferView(
            String offerId,
            String conversationId,
            Instant expiresAt,
            Instant at,
            Optional<String> reason,
            Optional<Named> team,
            Rows.RowView conversation) {}

    String id() {
        return id;
    }

    boolean isOf(UUID agent) {
        return me.userId().equals(agent);
    }

    boolean ended() {
        return ended;
    }

    /** Where a client that has everything goes on. */
    String position() {
        return id + "." + number.get();
    }

    /** The number in a position. */
    static Optional<Long> number(String position) {
        return EventStreams.number(position.substring(position.lastIndexOf('.') + 1));
    }

    /** What to send next; empty when nothing happened in the given time. */
    List<ItemView> next(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (true) {
            long now = System.nanoTime();
            long wake = Math.min(
                    countersDue ? Math.min(until, countersNotBefore) : until, meDue ? meNotBefore : Long.MAX_VALUE);
            List<ItemView> views = views(session.next(Duration.ofNanos(Math.max(0, wake - now))));
            if (meDue && System.nanoTime() >= meNotBefore) {
                meDue = false;
                meNotBefore = System.nanoTime() + ME_EVERY.toNanos();
                me().ifPresent(view -> views.add(item("me.changed", view)));
            }
            if (countersDue && System.nanoTime() >= countersNotBefore) {
                countersDue = false;
                countersNotBefore = System.nanoTime() + COUNTERS_EVERY.toNanos();
                views.add(new ItemView(
                        0, of.clock.instant(), "counters", of.lists.counters(session.mine(), Access.isSupervisor(me))));
            }
            if (!views.isEmpty() || ended || System.nanoTime() >= until) {
                return views;
            }
        }
    }

    /** A page for a client that polls; what it says it has is forgotten. One poll at a time. */
    synchronized AgentPage page(long has, Duration wait) throws InterruptedException {
        unacknowledged.removeIf(item -> item.number() <= has);
        long until = System.nanoTime() + wait.toNanos();
        while (unacknowledged.isEmpty() && !ended) {
            List<ItemView> items = next(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            items.stream().filter(item -> item.number() > 0).forEach(unacknowledged::add);
            if (System.nanoTime() >= until) {
                break;
            }
        }
        return new AgentPage(List.copyOf(unacknowledged), position(), Map.of("counters", counters()));
    }

    @Override
    public void close() {
        session.close();
    }

    private List<ItemView> views(List<Item> items) {
        var views = new ArrayList<ItemView>(items.size());
        for (Item item : items) {
            switch (item) {
                case Item.Snapshot snapshot -> views.add(item("snapshot", snapshot(snapshot)));
                case Item.OfferMade made -> views.add(item("offer.made", of.offer(made.state(), made.offer())));
                case Item.OfferEnded over -> views.add(item("offer.ended", ended(over)));
                case Item.Changed changed ->
                    views.add(item("conversation.changed", Map.of("conversation", of.rows.row(changed.state()))));
                case Item.Gone gone -> views.add(item("conversation.gone", gone(gone)));
                case Item.Me changed -> meDue = true;
                case Item.Lists changed -> countersDue = true;
                case Item.End end -> ended = true;
            }
        }
        return views;
    }

    private ItemView item(String type, Object data) {
        return new ItemView(number.incrementAndGet(), of.clock.instant(), type, data);
    }

    private Map<String, Object> snapshot(Item.Snapshot snapshot) {
        var view = new LinkedHashMap<String, Object>();
        var myself = new LinkedHashMap<String, Object>();
        myself.put("id", me.userId());
        myself.put("name", me.name());
        myself.put("email", of.users.find(me.userId()).map(User::email).orElse(""));
        myself.put("roles", me.roles());
        lastMe = of.me(me.userId());
        myself.putAll(lastMe);
        view.put("me", myself);
        view.put(
                "offers",
                snapshot.held().stream()
                        .flatMap(state -> offered(state).map(offer -> of.offer(state, offer)).stream())
                        .toList());
        view.put(
                "mine",
                of.rows.rows(snapshot.held().stream()
                        .filter(state -> state.isWith(session.agent()))
                        .toList()));
        view.put("counters", counters());
        view.put("now", of.clock.instant());
        return view;
    }

    private ConversationLists.Counters counters() {
        return of.lists.counters(session.agent(), Access.isSupervisor(me));
    }

    private static Optional<Owner.Offer> offered(Conversation state) {
        return state.owner() instanceof Owner.Queue queue ? queue.offer() : Optional.empty();
    }

    private static Map<String, Object> ended(Item.OfferEnded over) {
        return Map.of(
                "offerId", over.offer().toString(),
                "conversationId", over.offer().conversation().toString(),
                "outcome", over.outcome());
    }

    private Map<String, Object> gone(Item.Gone gone) {
        return Map.of(
                "conversationId", gone.state().id().toString(),
                "version", gone.state().number(),
                "to", of.owners.view(gone.state()));
    }

    private Optional<Map<String, Object>> me() {
        var now = of.me(me.userId());
        if (now.equals(lastMe)) {
            return Optional.empty();
        }
        lastMe = now;
        return Optional.of(now);
    }

    /** Makes streams. */
    @Component
    static final class Factory {
        private final Rows rows;
        private final Owners owners;
        private final ConversationLists lists;
        private final AgentDirectory agents;
        private final Users users;
        private final Directory directory;
        private final DatabaseClock clock;

        Factory(
                Rows rows,
                Owners owners,
                ConversationLists lists,
                AgentDirectory agents,
                Users users,
                Directory directory,
                DatabaseClock clock) {
            this.rows = rows;
            this.owners = owners;
            this.lists = lists;
            this.agents = agents;
            this.users = users;
            this.directory = directory;
            this.clock = clock;
        }

        AgentStream of(Caller.Person me, AgentSession session) {
            return new AgentStream(this, me, session);
        }

        private OfferView offer(Conversation state, Owner.Offer offer) {
            Optional<String> team =
                    state.owner() instanceof Owner.Queue queue ? queue.target().team() : Optional.empty();
            return new OfferView(
                    new OfferId(state.id(), offer.number()).toString(),
                    state.id().toString(),
                    offer.expiresAt(),
                    clock.instant(),
                    state.handover().map(handover -> Names.of(handover.reason())),
                    team.map(id -> new Named(id, directory.team(id))),
                    rows.row(state));
        }

        /** Presence, load and cap; nothing for somebody who takes no conversations. */
        private Map<String, Object> me(UUID id) {
            return agents.find(id).map(Factory::view).orElse(Map.of());
        }

        private static Map<String, Object> view(Agent agent) {
            var presence = new LinkedHashMap<String, Object>();
            presence.put("state", agent.state());
            presence.put("since", agent.since());
            presence.put("connected", agent.connected());
            agent.next().ifPresent(next -> presence.put("next", next));
            agent.setBy().ifPresent(by -> presence.put("setBy", by));
            return Map.of(
                    "presence", presence,
                    "load", BigDecimal.valueOf(agent.load(), 2),
                    "cap", BigDecimal.valueOf(agent.cap(), 2));
        }
    }
}
