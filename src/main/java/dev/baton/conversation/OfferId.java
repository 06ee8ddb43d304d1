package dev.baton.conversation;

import java.util.Optional;

/**
 * Names an offer (R7): its conversation and the number of the event that made it. Written with a dot between.
 *
 * @param conversation what is offered
 * @param number the event that made it
 */
public record OfferId(ConversationId conversation, long number) {

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<OfferId> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text.substring(dot + 1));
            return ConversationId.parse(text.substring(0, dot)).map(id -> new OfferId(id, number));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return conversation + "." + number;
    }
}
