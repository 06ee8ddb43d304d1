package dev.baton.conversation.feed;

import dev.baton.conversation.Conversations.Committed;

/** What a subscription is told. */
public sealed interface Signal {

    /** Events were committed on this node. */
    record News(Committed commit) implements Signal {}

    /** Something was committed elsewhere, or may have been: read the log. */
    record Look() implements Signal {}

    /**
     * Something that is only true now: it has no number and no place in the log.
     *
     * @param type its name on the wire
     * @param data what is said, serialised as JSON
     * @param forCustomer whether the customer may see it
     * @param origin who caused it and need not be told, as {@code kind:id}
     */
    record Frame(String type, Object data, boolean forCustomer, String origin) implements Signal {}

    /** The subscription ends; the reason is one word for the client. */
    record End(String reason) implements Signal {}
}
