package dev.baton.desk.connected;

import dev.baton.assistant.Assistants;
import dev.baton.channel.CleanText;
import dev.baton.channel.Door;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.Visitor;
import dev.baton.delivery.Inbound.Handled;
import dev.baton.desk.DeskCustomer;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What customers say where a desk owns the channel (K2): it starts a conversation of ours with the assistant that answers there, or
 * goes on with the one that the desk's thread has. What comes twice counts once, by the desk's id of it.
 */
@Component
class ChannelCustomers {

    /** What of a customer's words is kept, in UTF-16 units; as long as from our own widget. */
    static final int LONGEST = 8_000;

    private static final int LONGEST_FACT = 256;
    private static final int MOST_FACTS = 50;

    private final Conversations conversations;
    private final Assistants assistants;
    private final DeskThreads threads;
    private final Door door;
    private final Clock clock;

    ChannelCustomers(Conversations conversations, Assistants assistants, DeskThreads threads, Door door, Clock clock) {
        this.conversations = conversations;
        this.assistants = assistants;
        this.threads = threads;
        this.door = door;
        this.clock = clock;
    }

    /** Hears the customer of a thread. @param eventId the desk's id of what is said */
    Handled hear(DeskRow row, String reference, String eventId, DeskEvent.Customer said) {
        Optional<Conversation> known = threads.conversation(row.id(), reference).flatMap(conversations::find);
        if (known.isEmpty()) {
            return begins(row, reference, eventId, said);
        }
        Reply reply = says(row, known.get(), eventId, said);
        return reply instanceof Reply.Refused refused && refused.refusal() instanceof Refusal.Expired
                ? begins(row, reference, eventId, said)
                : handled(reply);
    }

    private Handled begins(DeskRow row, String reference, String eventId, DeskEvent.Customer said) {
        if (row.assistant().isEmpty() || !row.enabled() || row.removed()) {
            return new Handled.Done(); // the people there answer
        }
        String assistant = row.assistant().get();
        if (assistants.find(assistant).isEmpty()) {
            return new Handled.Refused(
                    "There is no assistant " + assistant + "; choose another in the desk's settings.");
        }
        String sender = DeskDeliveries.sender(row.id());
        String origin = sender + UUID.nameUUIDFromBytes((reference + "\n" + eventId).getBytes(StandardCharsets.UTF_8));
        DeskCustomer customer = said.customer();
        var start = new Command.Start(
                clock.instant(),
                Optional.of(sender + eventId + "#start"),
                assistant,
                Conversation.channelOf(row.id()),
                fact(customer.locale()),
                Optional.empty(),
                new Visitor(
                        fact(Optional.of(customer.id())),
                        fact(customer.name()),
                        fact(customer.email()),
                        facts(assistant, customer)));
        Reply begun = conversations.start(start, Optional.of(origin));
        if (begun instanceof Reply.Done done) {
            threads.opened(row.id(), reference, done.state().id(), 1);
            return handled(says(row, done.state(), eventId, said));
        }
        return handled(begun);
    }

    private Reply says(DeskRow row, Conversation seen, String eventId, DeskEvent.Customer said) {
        String clientId = DeskDeliveries.sender(row.id()) + eventId;
        String text = cut(asText(said.text(), said.files()), LONGEST);
        if (text.isEmpty()) {
            return new Reply.Done(seen.number(), true, seen);
        }
        String meant = ChosenNumber.meant(conversations, seen, text);
        return conversations.submit(
                seen.id(),
                state -> new Command.Say(
                        clock.instant(),
                        Actor.CUSTOMER,
                        Optional.of(clientId),
                        door.said(state, Actor.CUSTOMER, clientId, meant)));
    }

    private static Handled handled(Reply reply) {
        if (!(reply instanceof Reply.Refused refused)) {
            return new Handled.Done();
        }
        return refused.refusal() instanceof Refusal.Overloaded
                ? new Handled.NotYet("The conversation could not be told just now.")
                : new Handled.Refused("The customer may not write in this conversation.");
    }

    /** Files are links until the conversation can hold files. */
    static String asText(String text, Iterable<DeskFile> files) {
        return Stream.concat(
                        Stream.of(CleanText.of(text)).filter(clean -> !clean.isEmpty()),
                        java.util.stream.StreamSupport.stream(files.spliterator(), false)
                                .map(DeskFile::asText)
                                .map(CleanText::of))
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> facts(String assistant, DeskCustomer customer) {
        var facts = new HashMap<String, String>();
        customer.attributes().entrySet().stream()
                .limit(MOST_FACTS)
                .forEach(fact -> facts.put(
                        cut(CleanText.line(fact.getKey()), LONGEST_FACT),
                        door.aside(assistant, cut(fact.getValue(), LONGEST_FACT))));
        return Map.copyOf(facts);
    }

    private static Optional<String> fact(Optional<String> fact) {
        return fact.map(CleanText::line).filter(text -> !text.isEmpty()).map(text -> cut(text, LONGEST_FACT));
    }

    /** Never half a character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
