package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.api.Views.ActorView;
import dev.baton.api.Views.Named;
import dev.baton.api.Views.OwnerView;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Target;
import dev.baton.conversation.journal.Names;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Conversations as rows of the workspace's lists. */
@Component
final class Rows {

    private final Directory directory;
    private final Owners owners;
    private final EventViews views;
    private final ReadMarks marks;
    private final Nows nows;

    Rows(Directory directory, Owners owners, EventViews views, ReadMarks marks, Nows nows) {
        this.directory = directory;
        this.owners = owners;
        this.views = views;
        this.marks = marks;
        this.nows = nows;
    }

    /** Who the customer is, as far as is known. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CustomerView(Optional<String> name, Optional<String> externalId, Optional<String> email) {}

    /** The last line. */
    record LastView(ActorView actor, String text, Instant at) {}

    /** A conversation in a list; the contract is in {@code docs/api.md}. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RowView(
            String id,
            long version,
            Named assistant,
            String channel,
            Optional<String> language,
            OwnerView owner,
            long epoch,
            long number,
            Instant startedAt,
            Optional<Instant> waitingSince,
            Optional<Instant> queuedAt,
            int priority,
            Optional<Named> team,
            Optional<String> skill,
            Optional<String> reason,
            CustomerView customer,
            Optional<LastView> lastMessage,
            Optional<Instant> customerWaitsSince,
            int unread,
            Optional<Integer> position,
            Optional<Named> offeredTo,
            Optional<Integer> rating,
            boolean rests,
            List<String> tags,
            boolean blocked,
            boolean handedOver) {}

    /** One row. How far agents have read matters only where the customer waits for an answer. */
    RowView row(Conversation state) {
        boolean waits = state.contact().unanswered() > 0;
        return row(state, waits ? Map.of(state.id().toString(), marks.agent(state.id())) : Map.of());
    }

    /** One row with the place in the queue, which lists leave out: it must be counted. */
    RowView detailed(Conversation state) {
        return row(state, marks.agents(List.of(state.id())), nows.position(state));
    }

    /** A list's rows. */
    List<RowView> rows(List<Conversation> states) {
        Map<String, Long> read =
                marks.agents(states.stream().map(Conversation::id).toList());
        return states.stream().map(state -> row(state, read)).toList();
    }

    private RowView row(Conversation state, Map<String, Long> read) {
        return row(state, read, Optional.empty());
    }

    private RowView row(Conversation state, Map<String, Long> read, Optional<Integer> position) {
        Optional<Owner.Queue> queue =
                state.owner() instanceof Owner.Queue waits ? Optional.of(waits) : Optional.empty();
        Optional<Target> target = target(state.owner());
        var contact = state.contact();
        boolean unread = read.getOrDefault(state.id().toString(), 0L) < contact.customerNumber();
        return new RowView(
                state.id().toString(),
                state.number(),
                new Named(state.assistant(), directory.assistant(state.assistant())),
                state.channel(),
                state.locale(),
                owners.view(state),
                state.epoch(),
                state.number(),
                state.startedAt(),
                contact.waitsSince(),
                queue.map(Owner.Queue::since),
                queue.map(Owner.Queue::priority).orElse(0),
                target.flatMap(Target::team).map(id -> new Named(id, directory.team(id))),
                target.flatMap(Target::skill),
                state.handover().map(handover -> Names.of(handover.reason())),
                new CustomerView(
                        state.visitor().name(),
                        state.visitor().externalId(),
                        state.visitor().email()),
                contact.last().map(line -> new LastView(views.actor(line.actor()), line.excerpt(), line.at())),
                contact.waitsSince(),
                unread ? contact.unanswered() : 0,
                position,
                queue.flatMap(Owner.Queue::offer).map(offer -> new Named(offer.agent(), offer.name())),
                state.rating(),
                state.owner() instanceof Owner.Agent agent && agent.rests(),
                state.tags().all(),
                state.blockedSince().isPresent(),
                state.handedOver());
    }

    private static Optional<Target> target(Owner owner) {
        return switch (owner) {
            case Owner.Queue queue -> Optional.of(queue.target());
            case Owner.Agent agent -> Optional.of(agent.target());
            case Owner.Bot bot -> Optional.empty();
            case Owner.Inbox inbox -> Optional.of(inbox.target());
            case Owner.Desk desk -> Optional.empty();
            case Owner.Closed closed -> Optional.empty();
        };
    }
}
