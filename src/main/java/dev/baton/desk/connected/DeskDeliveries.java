package dev.baton.desk.connected;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Attached;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Deliveries;
import dev.baton.conversation.Delivery;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What of a conversation leaves for the desk that has it: that it comes, what is said while it is there, and that our side has
 * ended it. What the desk itself said does not go back to it. A file that has to be checked leaves when it has been.
 */
@Component
final class DeskDeliveries implements Deliveries {

    /** The kind of targets that are desks. */
    static final String KIND = "desk";

    @Override
    public List<Delivery> of(Optional<Conversation> before, Conversation after, List<Recorded> events) {
        Optional<String> desk = before.flatMap(state -> desk(state.owner()));
        if (desk.isEmpty() && desk(after.owner()).isEmpty()) {
            return List.of();
        }
        var deliveries = new ArrayList<Delivery>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof Event.DeskOpened opened) {
                desk = Optional.of(opened.desk());
            }
            if (desk.isPresent() && leaves(recorded)) {
                deliveries.add(new Delivery(KIND + ":" + desk.get(), recorded.number()));
            }
            if (recorded.event() instanceof Event.DeskEnded) {
                desk = Optional.empty();
            }
        }
        return deliveries;
    }

    private static Optional<String> desk(Owner owner) {
        return owner instanceof Owner.Desk desk ? Optional.of(desk.id()) : Optional.empty();
    }

    private static boolean leaves(Recorded recorded) {
        return recorded.event() instanceof Event.DeskOpened
                || recorded.event() instanceof Event.FileChecked
                || recorded.event() instanceof Event.Message message
                        && message.file().map(Attached::checked).orElse(true)
                        && recorded.actor().kind() != Actor.Kind.AGENT
                        && recorded.actor().kind() != Actor.Kind.SYSTEM
                || recorded.event() instanceof Event.DeskEnded ended && byUs(ended.outcome());
    }

    /** A desk that ended or refused it, or cannot be reached, need not be told. */
    static boolean byUs(Event.DeskOutcome outcome) {
        return switch (outcome) {
            case TIMED_OUT, DISMISSED, BACK_TO_BOT, TAKEN_OVER, CLOSED -> true;
            case ENDED, REFUSED, FAILED -> false;
        };
    }
}
