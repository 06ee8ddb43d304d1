package dev.baton.api;

import dev.baton.conversation.ConversationId;
import java.util.Optional;

/** An offer is named by its conversation and the number of the event that made it. */
record OfferIds(ConversationId conversation, long number) {

    static String of(ConversationId conversation, long number) {
        return conversation + "." + number;
    }

    static Optional<OfferIds> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text.substring(dot + 1));
            return ConversationId.parse(text.substring(0, dot)).map(id -> new OfferIds(id, number));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
