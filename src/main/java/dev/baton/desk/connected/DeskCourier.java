package dev.baton.desk.connected;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Patience;
import dev.baton.conversation.Recorded;
import dev.baton.delivery.Courier;
import dev.baton.delivery.Pace;
import dev.baton.delivery.Parcel;
import dev.baton.delivery.Sent;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskConnection.Opened;
import dev.baton.desk.DeskLine;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings to desks what leaves for them (K1, K6). The opening is a delivery like any other, the first of its conversation there,
 * so that messages wait for it; when it succeeds the conversation hears that it was accepted, when it dies that it failed.
 */
@Component
final class DeskCourier implements Courier {

    private final Conversations conversations;
    private final DeskRows desks;
    private final Connections connections;
    private final DeskThreads threads;
    private final Openings openings;
    private final DeskLines lines;
    private final Patience patience;
    private final Clock clock;

    DeskCourier(
            Conversations conversations,
            DeskRows desks,
            Connections connections,
            DeskThreads threads,
            Openings openings,
            DeskLines lines,
            Patience patience,
            Clock clock) {
        this.conversations = conversations;
        this.desks = desks;
        this.connections = connections;
        this.threads = threads;
        this.openings = openings;
        this.lines = lines;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return DeskDeliveries.KIND;
    }

    @Override
    public Pace pace(String target) {
        return connection(target.substring(target.indexOf(':') + 1))
                .map(DeskConnection::pace)
                .orElseGet(() -> Pace.usual(target));
    }

    @Override
    public Sent send(Parcel parcel) {
        Optional<DeskConnection> connection = connection(parcel.targetName());
        if (connection.isEmpty()) {
            return new Sent.Never("The desk's settings are missing or cannot be right; set them anew.");
        }
        Optional<Recorded> recorded = event(parcel);
        if (recorded.isEmpty()) {
            return new Sent.Delivered(); // erased
        }
        return switch (recorded.get().event()) {
            case Event.DeskOpened opened -> open(connection.get(), parcel, recorded.get());
            case Event.DeskEnded ended ->
                reference(parcel)
                        .map(reference -> connection.get().close(reference, parcel.id()))
                        .orElseGet(Sent.Delivered::new);
            case Event.FileChecked checked ->
                event(parcel.conversation(), checked.message())
                        .filter(message -> message.actor().kind() != Actor.Kind.AGENT)
                        .map(message -> say(connection.get(), parcel, message))
                        .orElseGet(Sent.Delivered::new);
            default -> say(connection.get(), parcel, recorded.get());
        };
    }

    private Sent say(DeskConnection connection, Parcel parcel, Recorded said) {
        return reference(parcel)
                .flatMap(reference ->
                        lines.of(parcel.conversation(), said).map(line -> send(connection, parcel, reference, line)))
                .orElseGet(Sent.Delivered::new);
    }

    private static Sent send(DeskConnection connection, Parcel parcel, String reference, DeskLine line) {
        return isFirst(parcel)
                ? connection.send(reference, line, parcel.id())
                : connection.sendAgain(reference, line, parcel.id());
    }

    private static boolean isFirst(Parcel parcel) {
        return parcel.attempts() == 0 && parcel.term() == 1;
    }

    private Sent open(DeskConnection connection, Parcel parcel, Recorded recorded) {
        Conversation state = conversations
                .find(parcel.conversation())
                .orElseThrow(() -> new IllegalStateException("There is no conversation " + parcel.conversation()));
        if (!isThere(state, parcel) && isFirst(parcel)) {
            return new Sent.Delivered(); // it went elsewhere before the desk could hear of it
        }
        return switch (connection.open(openings.ofEvent(state, recorded, parcel.id()))) {
            case Opened.Accepted accepted -> {
                threads.opened(parcel.targetName(), accepted.reference(), parcel.conversation(), parcel.number());
                yield told(
                        parcel,
                        state,
                        new Command.DeskSays.Accepted(parcel.number(), accepted.reference(), accepted.pausesBot()));
            }
            case Opened.Refused refused ->
                told(parcel, state, new Command.DeskSays.Failed(parcel.number(), true, refused.why()));
            case Opened.Again again -> new Sent.Again(again.why(), again.after());
            case Opened.Busy busy -> new Sent.Busy(busy.why(), busy.after());
        };
    }

    /** A conversation that could not be told is brought there again: the desk knows the delivery by its id. */
    private Sent told(Parcel parcel, Conversation state, Command.DeskSays said) {
        return hears(parcel, state, said) instanceof Conversations.Reply.Refused refused
                        && refused.refusal() instanceof dev.baton.conversation.Refusal.Overloaded
                ? new Sent.Again("The conversation could not be told just now.")
                : new Sent.Delivered();
    }

    @Override
    public void died(Parcel parcel, String why) {
        boolean opening = event(parcel)
                .filter(recorded -> recorded.event() instanceof Event.DeskOpened)
                .isPresent();
        if (opening) {
            conversations
                    .find(parcel.conversation())
                    .ifPresent(state -> hears(parcel, state, new Command.DeskSays.Failed(parcel.number(), false, why)));
        }
    }

    private Conversations.Reply hears(Parcel parcel, Conversation state, Command.DeskSays said) {
        return conversations.submit(
                parcel.conversation(),
                new Command.HearDesk(
                        clock.instant(), Optional.empty(), parcel.targetName(), said, patience.brings(state)));
    }

    private static boolean isThere(Conversation state, Parcel parcel) {
        return state.owner() instanceof Owner.Desk desk
                && desk.id().equals(parcel.targetName())
                && state.ownerNumber() == parcel.number();
    }

    private Optional<String> reference(Parcel parcel) {
        return threads.reference(parcel.targetName(), parcel.conversation(), parcel.number());
    }

    private Optional<Recorded> event(Parcel parcel) {
        return event(parcel.conversation(), parcel.number());
    }

    private Optional<Recorded> event(ConversationId conversation, long number) {
        return conversations.events(conversation, number - 1, 1).stream()
                .filter(recorded -> recorded.number() == number)
                .findFirst();
    }

    private Optional<DeskConnection> connection(String desk) {
        try {
            return desks.find(desk).map(connections::connect);
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
