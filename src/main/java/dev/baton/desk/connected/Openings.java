package dev.baton.desk.connected;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Target;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskLine;
import dev.baton.desk.DeskSummaries;
import dev.baton.desk.HistoryAddresses;
import dev.baton.desk.Opening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers from the log what a desk gets with a conversation (X1 to X4, X7). */
@Component
class Openings {

    private static final int PAGE = 500;

    private final Conversations conversations;
    private final DeskLines said;
    private final ObjectProvider<DeskSummaries> summaries;
    private final ObjectProvider<HistoryAddresses> histories;

    Openings(
            Conversations conversations,
            DeskLines said,
            ObjectProvider<DeskSummaries> summaries,
            ObjectProvider<HistoryAddresses> histories) {
        this.conversations = conversations;
        this.said = said;
        this.summaries = summaries;
        this.histories = histories;
    }

    /** As it is at the decision, for the customer; nothing is opened yet, so there is no history link. */
    Opening ofTicket(Desk.Ticket ticket, String delivery) {
        return of(ticket.conversation(), Long.MAX_VALUE, ticket.at(), ticket.target(), delivery, true);
    }

    /** As it was at the event that brought it there, with a history link for the people there. */
    Opening ofEvent(Conversation state, Recorded opened, String delivery) {
        Target target = opened.event() instanceof Event.DeskOpened at ? at.target() : Target.BY_RULES;
        Opening opening = of(state, opened.number(), opened.at(), target, delivery, false);
        return histories.stream()
                .findFirst()
                .map(made -> opening.with(made.of(opening)))
                .orElse(opening);
    }

    private Opening of(
            Conversation state, long until, Instant at, Target target, String delivery, boolean forCustomer) {
        var lines = new ArrayList<DeskLine>();
        Map<String, String> values = new LinkedHashMap<>();
        Optional<Event.HandoverRequested> request = Optional.empty();
        Optional<String> messageToAgent = Optional.empty();
        long after = 0;
        List<Recorded> page;
        do {
            page = conversations.events(state.id(), after, PAGE);
            for (Recorded recorded : page) {
                after = recorded.number();
                if (recorded.number() > until) {
                    break;
                }
                said.of(state.id(), recorded).ifPresent(lines::add);
                if (recorded.event() instanceof Event.BotAnswered answered) {
                    values.putAll(answered.values());
                } else if (recorded.event() instanceof Event.HandoverRequested requested) {
                    request = Optional.of(requested);
                    messageToAgent = requested.messageToAgent().or(() -> Optional.empty());
                }
            }
        } while (page.size() == PAGE && after < until);
        int from = Math.max(lines.size() - Opening.LINES, 0);
        return new Opening(
                delivery,
                state,
                at,
                target,
                request.map(Event.HandoverRequested::reason).orElse(HandoverReason.BOT),
                request.map(Event.HandoverRequested::evidence).orElse(""),
                messageToAgent,
                summaries.stream()
                        .findFirst()
                        .map(made -> made.of(state, forCustomer))
                        .orElse(""),
                List.copyOf(lines.subList(from, lines.size())),
                values,
                Optional.empty());
    }
}
