package dev.baton.desk.workspace;

import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.journal.Store;
import dev.baton.people.LostAgents;
import dev.baton.people.Presence;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What presence and offers have to do with each other: a lost agent's conversations go back to the head of the queue (R10);
 * missed offers are counted and accepted ones end the count (R7).
 */
@Component
final class LostConversations implements LostAgents, Conversations.Follower {

    private final Conversations conversations;
    private final Store store;
    private final Presence presence;

    LostConversations(Conversations conversations, Store store, Presence presence) {
        this.conversations = conversations;
        this.store = store;
        this.presence = presence;
        conversations.follow(this);
    }

    @Override
    public void lost(UUID agent, Instant at) {
        for (ConversationId id : store.heldBy(agent.toString())) {
            conversations.submit(id, new Command.LoseAgent(at, agent.toString(), at.plus(Queues.WAIT_LIMIT)));
        }
    }

    @Override
    public void committed(Conversations.Committed commit) {
        for (Recorded recorded : commit.events()) {
            if (recorded.event() instanceof Event.OfferMissed missed) {
                ConversationId id = commit.after().id();
                Thread.ofVirtual().start(() -> missed(id, missed));
            } else if (recorded.event() instanceof Event.AgentJoined joined) {
                presence.accepted(UUID.fromString(joined.agent()));
            }
        }
    }

    private void missed(ConversationId id, Event.OfferMissed missed) {
        conversations.events(id, missed.offer() - 1, 1).stream()
                .findFirst()
                .ifPresent(made -> presence.missed(UUID.fromString(missed.agent()), made.at()));
    }
}
