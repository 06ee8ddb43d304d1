package dev.baton.delivery;

import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One event on its way to one target, taken from the outbox for an attempt.
 *
 * @param target for whom
 * @param conversation whose event
 * @param number the event's number; its content is read when it is sent
 * @param term which taking this is; what an older one reports is not heard
 * @param attempts how often it was tried before
 */
public record Parcel(String target, ConversationId conversation, long number, int term, int attempts) {

    /** Which of its kind the target is. */
    public String targetName() {
        return Delivery.name(target);
    }

    /**
     * The delivery's id: the same at each attempt, on every node and after a replay, so that whoever gets it twice can tell
     * (law 4).
     */
    public String id() {
        return "dlv_"
                + UUID.nameUUIDFromBytes(
                        (target + "\n" + conversation + "\n" + number).getBytes(StandardCharsets.UTF_8));
    }
}
