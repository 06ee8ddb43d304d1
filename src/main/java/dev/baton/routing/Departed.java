package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Conversations that have left routing, by the number of the event with which they did, so that an older state which arrives
 * late does not bring one back. So many are remembered; whatever arrives later than that is found by the sweep.
 */
final class Departed {

    private static final int MOST = 50_000;

    private final Map<ConversationId, Long> numbers = new LinkedHashMap<>();

    void remember(ConversationId id, long number) {
        numbers.remove(id);
        numbers.put(id, number);
        if (numbers.size() > MOST) {
            Iterator<ConversationId> eldest = numbers.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    void forget(ConversationId id) {
        numbers.remove(id);
    }

    /** The number with which it left; 0 for a stranger. */
    long numberOf(ConversationId id) {
        return numbers.getOrDefault(id, 0L);
    }
}
