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
import dev.baton.desk.DeskChannel;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskConnection.Opened;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
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
    private final StreamRows streams;
    private final DeskListeners listeners;
    private final Openings openings;
    private final DeskLines lines;
    private final Patience patience;
    private final Clock clock;

    DeskCourier(
            Conversations conversations,
            DeskRows desks,
            Connections connections,
            DeskThreads threads,
            StreamRows streams,
            DeskListeners listeners,
            Openings openings,
            DeskLines lines,
            Patience patience,
            Clock clock) {
        this.conversations = conversations;
        this.desks = desks;
        this.connections = connections;
        this.threads = threads;
        this.streams = streams;
        this.listeners = listeners;
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
        Optional<DeskChannel> channel = connection.get().channel().filter(own -> isOwnChannel(parcel));
        return channel.isPresent()
                ? inOwnChannel(channel.get(), parcel, recorded.get())
                : elsewhere(connection.get(), parcel, recorded.get());
    }

    private Sent elsewhere(DeskConnection connection, Parcel parcel, Recorded recorded) {
        return recorded.event() instanceof Event.DeskOpened
                ? open(connection::open, parcel, recorded)
                : reference(parcel)
                        .map(reference -> switch (recorded.event()) {
                            case Event.DeskEnded ended -> connection.close(reference, parcel.id());
                            default ->
                                line(parcel, recorded)
                                        .map(line -> send(connection, parcel, reference, line))
                                        .orElseGet(Sent.Delivered::new);
                        })
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

    private static DeskChannel.Replied reply(DeskChannel channel, Parcel parcel, String reference, DeskLine line) {
        return isFirst(parcel)
                ? channel.reply(reference, line, parcel.id())
                : channel.replyAgain(reference, line, parcel.id());
    }

    private Sent inOwnChannel(DeskChannel channel, Parcel parcel, Recorded recorded) {
        return reference(parcel)
                .map(reference -> switch (recorded.event()) {
                    case Event.DeskOpened opened -> open(opening -> channel.pass(reference, opening), parcel, recorded);
                    case Event.DeskEnded ended -> channel.takeBack(reference, parcel.id());
                    case Event.Closed closed -> channel.finish(reference, parcel.id());
                    default ->
                        line(parcel, recorded)
                                .map(line -> switch (reply(channel, parcel, reference, line)) {
                                    case DeskChannel.Replied.Tried tried -> tried.sent();
                                    case DeskChannel.Replied.Taken taken -> taken(parcel, reference);
                                })
                                .orElseGet(Sent.Delivered::new);
                })
                .orElseGet(Sent.Delivered::new);
    }

    /** What was said; of a file that has just been checked, the message that it came with. */
    private Optional<DeskLine> line(Parcel parcel, Recorded recorded) {
        Optional<Recorded> said = recorded.event() instanceof Event.FileChecked checked
                ? event(parcel.conversation(), checked.message()).filter(message -> isNews(parcel, message))
                : Optional.of(recorded);
        return said.flatMap(message -> lines.of(parcel.conversation(), message));
    }

    private boolean isNews(Parcel parcel, Recorded message) {
        return isOwnChannel(parcel)
                ? DeskDeliveries.isNewsThere(parcel.targetName(), message.actor())
                : message.actor().kind() != Actor.Kind.AGENT;
    }

    private boolean isOwnChannel(Parcel parcel) {
        return conversations
                .known(parcel.conversation())
                .flatMap(Conversation::channelDesk)
                .filter(parcel.targetName()::equals)
                .isPresent();
    }

    /** What was said before somebody else had it is not told twice. */
    private Sent taken(Parcel parcel, String reference) {
        Conversation state = state(parcel);
        Optional<DeskRow> row = desks.find(parcel.targetName());
        if (state.ownerNumber() > parcel.number() || !(state.owner() instanceof Owner.Bot) || row.isEmpty()) {
            return new Sent.Delivered();
        }
        var takes = row.get().takeover(reference, clock.instant(), connections.tells(row.get()));
        return told(parcel, state, new Command.DeskSays.Joined("", row.get().name()), Optional.of(takes));
    }

    private Sent open(Function<Opening, Opened> there, Parcel parcel, Recorded recorded) {
        Conversation state = state(parcel);
        if (!isThere(state, parcel) && isFirst(parcel)) {
            return new Sent.Delivered(); // it went elsewhere before the desk could hear of it
        }
        return switch (there.apply(openings.ofEvent(state, recorded, parcel.id()))) {
            case Opened.Accepted accepted -> {
                threads.opened(parcel.targetName(), accepted.reference(), parcel.conversation(), parcel.number());
                listenTo(parcel, accepted.reference());
                yield told(
                        parcel,
                        state,
                        new Command.DeskSays.Accepted(parcel.number(), accepted.reference(), accepted.pausesBot()),
                        Optional.empty());
            }
            case Opened.Refused refused ->
                told(
                        parcel,
                        state,
                        new Command.DeskSays.Failed(parcel.number(), true, refused.why()),
                        Optional.empty());
            case Opened.Again again -> new Sent.Again(again.why(), again.after());
            case Opened.Busy busy -> new Sent.Busy(busy.why(), busy.after());
        };
    }

    private void listenTo(Parcel parcel, String reference) {
        if (connection(parcel.targetName()).flatMap(DeskConnection::stream).isPresent()) {
            streams.opened(parcel.targetName(), reference, parcel.conversation());
            listeners.opened(parcel.targetName());
        } else {
            streams.leaves(parcel.conversation());
        }
    }

    /** A conversation that could not be told is brought there again: the desk knows the delivery by its id. */
    private Sent told(Parcel parcel, Conversation state, Command.DeskSays said, Optional<Command.Takeover> takes) {
        boolean hears =
                hears(parcel, state, said, takes) && (said instanceof Command.DeskSays.Failed || isOver(parcel));
        return hears ? new Sent.Delivered() : new Sent.Again("The conversation could not be told just now.");
    }

    /** A desk that owns the channel and tells nothing has it for good. False if the conversation could not be told. */
    private boolean isOver(Parcel parcel) {
        Conversation state = state(parcel);
        boolean goesOn = desks.find(parcel.targetName()).map(connections::tells).orElse(true);
        return goesOn
                || !isOwnChannel(parcel)
                || !isWith(state, parcel)
                || hears(parcel, state, new Command.DeskSays.Ended(), Optional.empty());
    }

    @Override
    public void died(Parcel parcel, String why) {
        boolean opening = event(parcel)
                .filter(recorded -> recorded.event() instanceof Event.DeskOpened)
                .isPresent();
        if (opening) {
            conversations
                    .find(parcel.conversation())
                    .ifPresent(state -> hears(
                            parcel, state, new Command.DeskSays.Failed(parcel.number(), false, why), Optional.empty()));
        }
    }

    /** False if the conversation could not be told. */
    private boolean hears(Parcel parcel, Conversation state, Command.DeskSays said, Optional<Command.Takeover> takes) {
        String sender = DeskDeliveries.sender(parcel.targetName()) + parcel.id();
        var command = new Command.HearDesk(
                clock.instant(),
                takes.map(taken -> sender + "#taken"),
                parcel.targetName(),
                said,
                patience.brings(state),
                takes);
        return !(conversations.submit(parcel.conversation(), command) instanceof Conversations.Reply.Refused refused
                && refused.refusal() instanceof dev.baton.conversation.Refusal.Overloaded);
    }

    private Conversation state(Parcel parcel) {
        return conversations
                .find(parcel.conversation())
                .orElseThrow(() -> new IllegalStateException("There is no conversation " + parcel.conversation()));
    }

    private static boolean isThere(Conversation state, Parcel parcel) {
        return isWith(state, parcel) && state.ownerNumber() == parcel.number();
    }

    private static boolean isWith(Conversation state, Parcel parcel) {
        return state.owner() instanceof Owner.Desk desk && desk.id().equals(parcel.targetName());
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
