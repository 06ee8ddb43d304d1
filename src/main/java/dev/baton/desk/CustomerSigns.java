package dev.baton.desk;

import dev.baton.conversation.Conversation;

/**
 * Shows the people at an outside desk what is only true now of the customer (K1). Returns at once; what cannot be shown just now
 * is not shown later.
 */
public interface CustomerSigns {

    /** The customer writes, or no longer does. */
    void typing(Conversation conversation, boolean writes);

    /** The customer has read what was said. */
    void read(Conversation conversation);
}
