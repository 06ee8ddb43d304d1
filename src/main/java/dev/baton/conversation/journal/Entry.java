package dev.baton.conversation.journal;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Delivery;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one command wants written: it is written whole or not at all.
 *
 * @param before the state that the rules saw; empty for a start
 * @param after the state with the events applied
 * @param events what is added, at least one
 * @param origin what makes a start repeatable
 * @param term the router's term if this is a placement, else 0
 * @param deadline when something must happen next, reminders included
 * @param deliveries what of it leaves for others (law 9)
 */
public record Entry(
        Optional<Conversation> before,
        Conversation after,
        List<Recorded> events,
        Optional<String> origin,
        long term,
        Optional<Instant> deadline,
        List<Delivery> deliveries) {

    /** Nobody is reminded of anything, and nothing of it leaves. */
    public Entry(
            Optional<Conversation> before,
            Conversation after,
            List<Recorded> events,
            Optional<String> origin,
            long term) {
        this(before, after, events, origin, term, after.deadline());
    }

    /** Nothing of it leaves. */
    public Entry(
            Optional<Conversation> before,
            Conversation after,
            List<Recorded> events,
            Optional<String> origin,
            long term,
            Optional<Instant> deadline) {
        this(before, after, events, origin, term, deadline, List.of());
    }

    /** A change of one agent's load by this entry, in hundredths of a slot. */
    record Claim(String agent, int delta) {}

    /** A change of what one agent carries of a team or a channel; see {@link Conversation.Hold#scopes}. */
    record Part(String agent, String scope, int delta) {}

    /** A sender and the id it gave its command. */
    record Key(String kind, String actor, String clientId) {
        static Key of(Actor actor, String clientId) {
            return new Key(Names.of(actor.kind()), actor.id(), clientId);
        }
    }

    ConversationId id() {
        return after.id();
    }

    /** The version that the rules saw; 0 for a start. */
    long expected() {
        return before.map(Conversation::number).orElse(0L);
    }

    Optional<Key> key() {
        return events.stream()
                .filter(event -> event.clientId().isPresent())
                .findFirst()
                .map(event -> Key.of(event.actor(), event.clientId().get()));
    }

    /** The number of the event that carries the key. */
    long keyed() {
        return events.stream()
                .filter(event -> event.clientId().isPresent())
                .findFirst()
                .orElse(events.getFirst())
                .number();
    }

    /** How agents' loads change: the difference between what was held and what is held (law 6). */
    List<Claim> claims() {
        var held = before.flatMap(Conversation::hold);
        var holds = after.hold();
        if (held.equals(holds)) {
            return List.of();
        }
        var claims = new ArrayList<Claim>(2);
        boolean sameAgent = held.isPresent()
                && holds.isPresent()
                && held.get().agent().equals(holds.get().agent());
        if (sameAgent) {
            claims.add(new Claim(
                    holds.get().agent(), holds.get().weight() - held.get().weight()));
        } else {
            held.ifPresent(hold -> claims.add(new Claim(hold.agent(), -hold.weight())));
            holds.ifPresent(hold -> claims.add(new Claim(hold.agent(), hold.weight())));
        }
        return claims;
    }

    /** The same by team and channel, without what stays as it is. */
    List<Part> parts() {
        var deltas = new TreeMap<String, TreeMap<String, Integer>>();
        before.flatMap(Conversation::hold).ifPresent(hold -> add(deltas, hold, -hold.weight()));
        after.hold().ifPresent(hold -> add(deltas, hold, hold.weight()));
        var parts = new ArrayList<Part>();
        deltas.forEach((agent, byScope) -> byScope.forEach((scope, delta) -> {
            if (delta != 0) {
                parts.add(new Part(agent, scope, delta));
            }
        }));
        return parts;
    }

    private static void add(Map<String, TreeMap<String, Integer>> deltas, Conversation.Hold hold, int weight) {
        var byScope = deltas.computeIfAbsent(hold.agent(), agent -> new TreeMap<>());
        hold.scopes().forEach(scope -> byScope.merge(scope, weight, Integer::sum));
    }

    /** Whether a supervisor's force lets it pass the cap (R6). */
    boolean forced() {
        return events.stream().anyMatch(event -> event.event() instanceof Event.AgentJoined joined && joined.forced());
    }

    /** Whether an agent was joined by it. */
    boolean accepts() {
        return events.stream().anyMatch(event -> event.event() instanceof Event.AgentJoined);
    }
}
