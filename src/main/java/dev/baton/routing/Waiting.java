package dev.baton.routing;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Service;
import dev.baton.conversation.Service.First;
import dev.baton.conversation.Service.Wider;
import dev.baton.conversation.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A conversation that waits for a person. The natural order is the one in which it is served (R8): priority, then those
 * who had an agent before, then waiting time; the team's and its own id decide between equals.
 *
 * @param id the conversation
 * @param assistant with which it was started
 * @param channel where the customer is
 * @param epoch of its wait
 * @param target who may take it; its team is present
 * @param priority higher is served first
 * @param returned it was with an agent before (R10)
 * @param since since when it waits
 * @param passed agents who declined or missed it, and until when they are passed over
 * @param service how it is served
 * @param first the agent who is asked before all others (R9, W7)
 */
public record Waiting(
        ConversationId id,
        String assistant,
        String channel,
        long epoch,
        Target target,
        int priority,
        boolean returned,
        Instant since,
        Map<String, Instant> passed,
        Service service,
        Optional<First> first)
        implements Comparable<Waiting> {

    private static final Comparator<Waiting> SERVING_ORDER = Comparator.comparingInt(Waiting::priority)
            .reversed()
            .thenComparing(waiting -> !waiting.returned())
            .thenComparing(Waiting::since)
            .thenComparing(waiting -> waiting.target().team().orElse(""))
            .thenComparing(Waiting::id);

    static Waiting of(Conversation state, Owner.Queue queue) {
        return new Waiting(
                state.id(),
                state.assistant(),
                state.channel(),
                state.epoch(),
                queue.target(),
                queue.priority(),
                queue.returned(),
                queue.since(),
                queue.passed(),
                queue.served(),
                queue.first());
    }

    /** Whether the agent is passed over at the given time. */
    boolean passesOver(String agent, Instant now) {
        Instant until = passed.get(agent);
        return until != null && until.isAfter(now);
    }

    /**
     * What it asks of an agent at the given time, the dearest first: its own agent as long as only that one is asked; then
     * whom it is for, and those whom it is for by now because it has waited so long.
     */
    List<Wish> wishes(Instant now) {
        if (asksFirst(now)) {
            String agent = first.orElseThrow().agent();
            return List.of(wish(new Target(target.team(), Optional.empty(), Optional.of(agent)), Optional.empty()));
        }
        if (service.wider().isEmpty()) {
            return List.of(wish(target, service.language()));
        }
        var wishes = new ArrayList<Wish>();
        wishes.add(wish(target, service.language()));
        service.wider().stream()
                .filter(wider -> !opens(wider).isAfter(now))
                .map(wider -> wish(wider.target(), service.language()))
                .forEach(wishes::add);
        return wishes;
    }

    /** When other agents than now may take it, even if nothing happens. */
    Optional<Instant> nextChange(Instant now) {
        return Stream.of(
                        passed.values().stream(),
                        first.map(First::until).stream(),
                        service.wider().stream().map(this::opens))
                .flatMap(times -> times)
                .filter(time -> time.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** Whether its own agent alone is asked: who declined or missed it had their chance. */
    private boolean asksFirst(Instant now) {
        return first.filter(own -> own.until().isAfter(now) && !passed.containsKey(own.agent()))
                .isPresent();
    }

    private Instant opens(Wider wider) {
        return since.plusSeconds(wider.afterSeconds());
    }

    private Wish wish(Target asked, Optional<String> language) {
        var hold = new Hold("", service.weight(), target.team(), channel);
        return new Wish(asked, language, service.weight(), hold.scopes());
    }

    @Override
    public int compareTo(Waiting other) {
        return SERVING_ORDER.compare(this, other);
    }
}
