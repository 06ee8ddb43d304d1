package dev.baton.conversation;

import dev.baton.conversation.Decision.AlreadySo;
import dev.baton.conversation.Decision.Happens;
import dev.baton.conversation.Decision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of {@link Rules} that takes away and gives back the customer's right to write (W10). */
final class Blocking {

    private Blocking() {}

    /** Whoever talks with the customer may, and supervisors; what is open ends with it. */
    static Decision block(Conversation state, Command.Block block) {
        if (state.blockedSince().isPresent()) {
            return new AlreadySo(state.number());
        }
        if (!block.supervisor() && !Rules.owns(state, block.actor())) {
            return new Refused(new Refusal.NotOwner(state.owner()));
        }
        if (state.owner() instanceof Owner.Desk) {
            return new Refused(new Refusal.WrongState(state.owner()));
        }
        var events = new ArrayList<Event>();
        events.add(new Event.VisitorBlocked(block.reason()));
        if (!(state.owner() instanceof Owner.Closed)) {
            events.addAll(Rules.ends(state, Optional.empty()));
        }
        return new Happens(List.copyOf(events), 0);
    }

    static Decision unblock(Conversation state) {
        return state.blockedSince().isPresent()
                ? new Happens(new Event.VisitorUnblocked())
                : new AlreadySo(state.number());
    }
}
