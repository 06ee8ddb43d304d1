package dev.baton.desk.connected;

import dev.baton.channel.Door;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Button;
import dev.baton.conversation.Command;
import dev.baton.conversation.Command.DeskSays;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Delivery;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Patience;
import dev.baton.conversation.Refusal;
import dev.baton.delivery.Inbound;
import dev.baton.delivery.Inbound.Handled;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskSigns;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns what desks send into commands for their conversations (K6); each counts once, by the desk's id of it. */
@Component
final class DeskInbox implements Inbound.Handler {

    /** Of what a desk calls its people, what a sign carries. */
    private static final int LONGEST_NAME = 100;

    private final Conversations conversations;
    private final DeskRows desks;
    private final Connections connections;
    private final DeskThreads threads;
    private final ChannelCustomers customers;
    private final Door door;
    private final Patience patience;
    private final DeskSigns signs;
    private final Clock clock;

    DeskInbox(
            Conversations conversations,
            DeskRows desks,
            Connections connections,
            DeskThreads threads,
            ChannelCustomers customers,
            Door door,
            Patience patience,
            DeskSigns signs,
            Clock clock) {
        this.conversations = conversations;
        this.desks = desks;
        this.connections = connections;
        this.threads = threads;
        this.customers = customers;
        this.door = door;
        this.patience = patience;
        this.signs = signs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return DeskDeliveries.KIND;
    }

    @Override
    public Handled handle(String connector, String externalId, String content) {
        String desk = Delivery.name(connector);
        Optional<DeskRow> row = desks.find(desk);
        if (row.isEmpty()) {
            return new Handled.Refused("There is no such desk any more.");
        }
        var request = new SignedRequest("POST", "", Map.of(), content.getBytes(StandardCharsets.UTF_8));
        DeskConnection connection = connections.connect(row.get());
        Optional<Heard> heard = HeardFormat.read(content).or(() -> heard(connection.read(request), externalId));
        if (heard.isEmpty()) {
            return new Handled.Done();
        }
        int place = 0;
        for (DeskEvent event : heard.get().events()) {
            Handled handled = handle(connection, row.get(), heard.get().reference(), externalId + "#" + place++, event);
            if (!(handled instanceof Handled.Done)) {
                return handled;
            }
        }
        return new Handled.Done();
    }

    /** An id can stand in a header, which is not kept; then there is but one. */
    private static Optional<Heard> heard(List<Heard> all, String externalId) {
        return all.stream()
                .filter(one -> all.size() == 1 || one.id().equals(externalId))
                .findFirst();
    }

    private Handled handle(DeskConnection connection, DeskRow row, String reference, String eventId, DeskEvent event) {
        Optional<ConversationId> known = threads.conversation(row.id(), reference);
        if (known.isEmpty() && !(event instanceof DeskEvent.Customer)) {
            return connections.takesOurs(row)
                    ? new Handled.NotYet("No conversation is known under the desk's name for it.")
                    : new Handled.Done();
        }
        DeskEvent complete = connection.complete(reference, event);
        return complete instanceof DeskEvent.Customer said
                ? customers.hear(row, reference, eventId, said)
                : handle(row, known.orElseThrow(), reference, eventId, complete);
    }

    private Handled handle(DeskRow row, ConversationId id, String reference, String eventId, DeskEvent event) {
        Optional<Conversation> state = conversations.find(id);
        if (state.isEmpty()) {
            return new Handled.Refused("The conversation is gone.");
        }
        Optional<DeskSays> said = said(row, state.get(), event);
        if (said.isEmpty()) {
            show(row, state.get(), event);
            return new Handled.Done();
        }
        var command = new Command.HearDesk(
                clock.instant(),
                Optional.of(DeskDeliveries.sender(row.id()) + eventId),
                row.id(),
                said.get(),
                patience.brings(state.get()),
                Optional.of(row.takeover(reference, clock.instant(), connections.tells(row))));
        return switch (conversations.submit(id, command)) {
            case Conversations.Reply.Done done -> {
                show(row, state.get(), event);
                yield new Handled.Done();
            }
            case Conversations.Reply.Refused refused ->
                refused.refusal() instanceof Refusal.Overloaded
                        ? new Handled.NotYet("The conversation could not be told just now.")
                        : new Handled.Refused("The conversation is no longer at this desk.");
        };
    }

    private Optional<DeskSays> said(DeskRow row, Conversation state, DeskEvent event) {
        Instant answerBy = clock.instant().plus(row.acceptWithin());
        return switch (event) {
            case DeskEvent.Accepted accepted -> accepted(row, state);
            case DeskEvent.Customer customer -> Optional.empty();
            case DeskEvent.Joined joined -> Optional.of(new DeskSays.Joined(joined.person(), joined.name()));
            case DeskEvent.Message message ->
                Optional.of(new DeskSays.Message(
                        message.person(),
                        message.name(),
                        door.ofPerson(state, ChannelCustomers.asText(message.text(), message.files())),
                        message.choices().stream()
                                .map(choice -> new Button(choice, choice))
                                .toList()));
            case DeskEvent.Notice notice -> Optional.of(new DeskSays.Notice(door.ofPerson(state, notice.text())));
            case DeskEvent.Transferred transferred -> Optional.of(new DeskSays.Transferred(transferred.to()));
            case DeskEvent.Left left -> Optional.of(new DeskSays.Left(left.name(), answerBy));
            case DeskEvent.Ended ended -> Optional.of(new DeskSays.Ended());
            case DeskEvent.HandsBack back -> Optional.of(new DeskSays.HandsBack(back.action()));
            case DeskEvent.Failed failed -> Optional.of(new DeskSays.Failed(0, false, failed.why()));
            case DeskEvent.Typing typing -> Optional.empty();
            case DeskEvent.Read read -> Optional.empty();
            case DeskEvent.Waits waits -> Optional.empty();
        };
    }

    /** Of its own channel a desk may take what it was not given. */
    private static Optional<DeskSays> accepted(DeskRow row, Conversation state) {
        String reference = state.owner() instanceof Owner.Desk desk ? desk.reference() : "";
        boolean own = state.channelDesk().filter(row.id()::equals).isPresent();
        return own || !reference.isEmpty()
                ? Optional.of(new DeskSays.Accepted(state.ownerNumber(), reference, false))
                : Optional.empty();
    }

    /** What is only true now is shown and not kept; of a conversation that is elsewhere nothing is shown. */
    private void show(DeskRow row, Conversation state, DeskEvent event) {
        if (!(state.owner() instanceof Owner.Desk desk) || !desk.id().equals(row.id())) {
            return;
        }
        switch (event) {
            case DeskEvent.Typing typing ->
                signs.typing(state, person(row, typing.person(), typing.name()), typing.writes());
            case DeskEvent.Read read -> signs.read(state, person(row, read.person(), read.name()));
            case DeskEvent.Waits waits -> signs.waits(state, waits.waiting());
            case DeskEvent.Message message -> signs.typing(state, person(row, message.person(), message.name()), false);
            default -> {}
        }
    }

    private static Actor person(DeskRow row, String person, String name) {
        return Actor.agent("desk:" + row.id() + ":" + cut(person), cut(name));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
