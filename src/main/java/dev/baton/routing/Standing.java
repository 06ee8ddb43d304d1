package dev.baton.routing;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Owner;
import java.time.Instant;
import java.util.Optional;

/**
 * How a conversation stands with regard to routing after one of its events. Waiting without a hold, it wants an agent;
 * waiting with a hold, an offer is out; a hold alone is a chat, which may rest or be wrapped up; neither, it is none of
 * routing's business.
 *
 * @param id the conversation
 * @param number of its last event: of two standings the one with the higher number is the later
 * @param epoch of the present owner
 * @param since since when it has its present owner
 * @param waiting its place in the queue
 * @param hold what it takes of an agent's capacity
 */
public record Standing(
        ConversationId id, long number, long epoch, Instant since, Optional<Waiting> waiting, Optional<Hold> hold) {

    /** Reads it from the state. */
    public static Standing of(Conversation state) {
        Optional<Waiting> waiting =
                switch (state.owner()) {
                    case Owner.Queue queue -> Optional.of(Waiting.of(state, queue));
                    case Owner.Bot bot -> Optional.empty();
                    case Owner.Agent agent -> Optional.empty();
                    case Owner.Inbox inbox -> Optional.empty();
                    case Owner.Desk desk -> Optional.empty();
                    case Owner.Closed closed -> Optional.empty();
                };
        return new Standing(state.id(), state.number(), state.epoch(), state.ownerSince(), waiting, state.hold());
    }

    /** Whether the commit means anything to routing. */
    static boolean changedBy(Committed commit) {
        Conversation after = commit.after();
        return commit.before()
                .map(before -> before.epoch() != after.epoch()
                        || !before.owner().equals(after.owner())
                        || !before.wrapUp().equals(after.wrapUp()))
                .orElseGet(() -> of(after).matters());
    }

    /** Whether routing has anything to do with it. */
    public boolean matters() {
        return waiting.isPresent() || hold.isPresent();
    }

    /** Whether it wants an agent now. */
    boolean wantsAgent() {
        return waiting.isPresent() && hold.isEmpty();
    }

    /** The agent who talks in it; an offer is not a chat yet. */
    Optional<String> chatsWith() {
        return waiting.isPresent() ? Optional.empty() : hold.map(Hold::agent);
    }

    /** Whether the other one means the same to routing, whatever was said in between. */
    boolean meansTheSameAs(Standing other) {
        return epoch == other.epoch && waiting.equals(other.waiting) && hold.equals(other.hold);
    }
}
