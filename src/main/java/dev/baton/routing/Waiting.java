package dev.baton.routing;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Target;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * A conversation that waits for a person. The natural order is the one in which it is served (R8): priority, then those
 * who had an agent before, then waiting time; the team's and its own id decide between equals.
 *
 * @param id the conversation
 * @param assistant with which it was started
 * @param epoch of its wait
 * @param target who may take it; its team is present
 * @param priority higher is served first
 * @param returned it was with an agent before (R10)
 * @param since since when it waits
 * @param weight what it will take of an agent's capacity, in hundredths of a slot
 * @param passed agents who declined or missed it, and until when they are passed over
 */
public record Waiting(
        ConversationId id,
        String assistant,
        long epoch,
        Target target,
        int priority,
        boolean returned,
        Instant since,
        int weight,
        Map<String, Instant> passed)
        implements Comparable<Waiting> {

    /** One whole slot, which every chat takes today. */
    public static final int ONE_SLOT = 100;

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
                state.epoch(),
                queue.target(),
                queue.priority(),
                queue.returned(),
                queue.since(),
                ONE_SLOT,
                queue.passed());
    }

    /** Whether the agent is passed over at the given time. */
    boolean passesOver(String agent, Instant now) {
        Instant until = passed.get(agent);
        return until != null && until.isAfter(now);
    }

    @Override
    public int compareTo(Waiting other) {
        return SERVING_ORDER.compare(this, other);
    }
}
