package dev.baton.desk;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;

/**
 * Shows the customer what is only true now of a conversation at a desk (K1): nothing of it is in the log. Whoever knows the
 * open streams implements it.
 */
public interface DeskSigns {

    /** A person there writes, or no longer. */
    void typing(Conversation conversation, Actor person, boolean writes);

    /** The people there have read all that is in the log. */
    void read(Conversation conversation, Actor person);

    /** The customer's place there, and how long it may take. */
    void waits(Conversation conversation, Desk.Waiting waiting);
}
