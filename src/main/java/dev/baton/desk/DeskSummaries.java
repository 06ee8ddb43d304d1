package dev.baton.desk;

import dev.baton.conversation.Conversation;

/** Says what a conversation is about (X2); whoever knows the language implements it. */
@FunctionalInterface
public interface DeskSummaries {

    /** The summary as plain text. @param forCustomer the customer's own version, without mood and internals */
    String of(Conversation conversation, boolean forCustomer);
}
