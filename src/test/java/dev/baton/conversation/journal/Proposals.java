package dev.baton.conversation.journal;

import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Decision;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries as the lanes make them, for tests that speak to the journal itself. */
final class Proposals {

    private Proposals() {}

    /** A start, repeatable by its origin. */
    static Entry start(Command.Start start, Optional<String> origin) {
        var first = new Recorded(1, start.at(), start.actor(), start.clientId(), Rules.DEFAULT.start(start));
        var state = Conversation.start(ConversationId.startingAt(start.at()), first);
        return new Entry(Optional.empty(), state, List.of(first), origin, 0);
    }

    /** What the rules make of a command that they allow in this state. */
    static Entry of(Conversation before, Command command) {
        var happens = (Decision.Happens) Rules.DEFAULT.decide(before, command);
        Conversation after = before;
        var events = new ArrayList<Recorded>();
        for (Event event : happens.events()) {
            Optional<String> clientId =
                    events.size() == happens.answer() ? command.clientId() : Optional.<String>empty();
            var recorded = new Recorded(after.number() + 1, command.at(), command.actor(), clientId, event);
            events.add(recorded);
            after = after.apply(recorded);
        }
        long term = command instanceof Command.MakeOffer offer ? offer.term() : 0;
        return new Entry(Optional.of(before), after, List.copyOf(events), Optional.empty(), term);
    }
}
