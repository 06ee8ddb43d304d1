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
 * What of a conversation leaves for desks. For the one that has it: that it comes, what is said while it is there, and that our
 * side has ended it. For the one that owns its channel (K2): what anybody but the customer says, whoever has it, that control is
 * passed or taken back, and that it is over. What a desk itself said or did does not go back to it. A file that has to be checked
 * leaves when it has been.
 */
@Component
final class DeskDeliveries implements Deliveries {

    /** The kind of targets that are desks. */
    static final String KIND = "desk";

    @Override
    public List<Delivery> of(Optional<Conversation> before, Conversation after, List<Recorded> events) {
        Optional<String> channel = after.channelDesk();
        Optional<String> desk = before.flatMap(state -> desk(state.owner()));
        if (channel.isEmpty() && desk.isEmpty() && desk(after.owner()).isEmpty()) {
            return List.of();
        }
        boolean isEcho = channel.filter(own -> saidBy(own, events)).isPresent();
        boolean isOverThere = events.stream().anyMatch(DeskDeliveries::isEndThere);
        var deliveries = new ArrayList<Delivery>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof Event.DeskOpened opened) {
                desk = Optional.of(opened.desk());
            }
            desk.filter(id -> !channel.equals(Optional.of(id)) && leaves(recorded))
                    .ifPresent(id -> deliveries.add(to(id, recorded)));
            channel.filter(id -> leaves(id, recorded, isEcho, isOverThere))
                    .ifPresent(id -> deliveries.add(to(id, recorded)));
            if (recorded.event() instanceof Event.DeskEnded) {
                desk = Optional.empty();
            }
        }
        return deliveries;
    }

    /** How the ids begin of what a desk has said; they are unique among all senders. */
    static String sender(String desk) {
        return KIND + ":" + desk + ":";
    }

    private static Delivery to(String desk, Recorded recorded) {
        return new Delivery(KIND + ":" + desk, recorded.number());
    }

    private static Optional<String> desk(Owner owner) {
        return owner instanceof Owner.Desk desk ? Optional.of(desk.id()) : Optional.empty();
    }

    private static boolean saidBy(String desk, List<Recorded> events) {
        return events.stream().anyMatch(recorded -> recorded.clientId()
                .filter(id -> id.startsWith(sender(desk)))
                .isPresent());
    }

    /** For a desk that has it. */
    private static boolean leaves(Recorded recorded) {
        return recorded.event() instanceof Event.DeskOpened
                || recorded.event() instanceof Event.FileChecked
                || recorded.event() instanceof Event.Message message
                        && message.file().map(Attached::checked).orElse(true)
                        && recorded.actor().kind() != Actor.Kind.AGENT
                        && recorded.actor().kind() != Actor.Kind.SYSTEM
                || recorded.event() instanceof Event.DeskEnded ended && byUs(ended.outcome());
    }

    /** For the desk that owns the channel. */
    private static boolean leaves(String desk, Recorded recorded, boolean isEcho, boolean isOverThere) {
        return switch (recorded.event()) {
            case Event.Message message ->
                message.file().map(Attached::checked).orElse(true) && isNewsThere(desk, recorded.actor());
            case Event.FileChecked checked -> true;
            case Event.DeskOpened opened -> !isEcho && opened.desk().equals(desk);
            case Event.DeskEnded ended ->
                !isEcho
                        && ended.desk().equals(desk)
                        && byUs(ended.outcome())
                        && ended.outcome() != Event.DeskOutcome.CLOSED; // the end of the whole follows
            case Event.Closed closed -> !isEcho && !isOverThere;
            default -> false;
        };
    }

    /** What the customer has not said, nor a person of the desk itself. */
    static boolean isNewsThere(String desk, Actor actor) {
        return switch (actor.kind()) {
            case CUSTOMER -> false;
            case AGENT -> !actor.id().startsWith(sender(desk));
            case BOT, SYSTEM -> true;
        };
    }

    private static boolean isEndThere(Recorded recorded) {
        return recorded.event() instanceof Event.DeskEnded ended && ended.outcome() == Event.DeskOutcome.ENDED;
    }

    /** A desk that ended or refused it, or cannot be reached, need not be told. */
    static boolean byUs(Event.DeskOutcome outcome) {
        return switch (outcome) {
            case TIMED_OUT, DISMISSED, BACK_TO_BOT, TAKEN_OVER, CLOSED -> true;
            case ENDED, REFUSED, FAILED -> false;
        };
    }
}
