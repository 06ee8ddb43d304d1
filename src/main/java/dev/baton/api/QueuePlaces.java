package dev.baton.api;

import dev.baton.api.Views.QueueView;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import java.util.Optional;

/** Places in the queue (A5), kept current for customers who are connected. */
interface QueuePlaces {

    /** The place of a waiting conversation now. */
    Optional<QueueView> of(Conversation state);

    /** Tells the conversation's streams on this node whenever the place changes, until closed. */
    Nows.Watch watch(ConversationId id);
}
