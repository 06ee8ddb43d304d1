package dev.baton.handover;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.HandoverSettings;
import dev.baton.assistant.TransferMessages;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversation.Owed;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import dev.baton.desk.Desk;
import dev.baton.platform.DatabaseClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a requested handover. The decision is owed by the state: the node that committed the request
 * decides at once; should it die, the decision's deadline makes it late and it is decided again, or a node that starts
 * decides at once. Deciding twice is harmless: the second is told that it already is so.
 *
 * <p>A handover never ends in silence (law 8): whatever the assistant's state, exactly one message is said (M8), and a team
 * that does not exist is replaced by the default team (R4).
 */
@Component
final class Handovers implements Conversations.Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Handovers.class);

    private final Conversations conversations;
    private final Assistants assistants;
    private final Targets targets;
    private final Desk desk;
    private final AvailabilityCheck check;
    private final Mail mail;
    private final DatabaseClock clock;

    Handovers(
            Conversations conversations,
            Assistants assistants,
            Targets targets,
            Desk desk,
            AvailabilityCheck check,
            Mail mail,
            DatabaseClock clock) {
        this.conversations = conversations;
        this.assistants = assistants;
        this.targets = targets;
        this.desk = desk;
        this.check = check;
        this.mail = mail;
        this.clock = clock;
        conversations.follow(this);
    }

    @Override
    public void committed(Committed commit) {
        var owed = commit.after().decision();
        if (owed.isPresent() && !owed.equals(commit.before().flatMap(Conversation::decision))) {
            Thread.ofVirtual().name("handover").start(() -> decide(commit.after(), commit.events(), owed.get()));
        }
    }

    @Override
    public void leftOwing(Conversation state) {
        state.decision().ifPresent(owed -> decide(state, List.of(), owed));
    }

    private void decide(Conversation state, List<Recorded> latest, Owed owed) {
        try {
            AssistantDocument assistant = assistants
                    .find(state.assistant())
                    .orElseThrow(() -> new IllegalStateException("There is no assistant " + state.assistant()));
            conversations.submit(
                    state.id(), decision(assistant, state, request(state, latest, owed.number()), owed.number()));
        } catch (RuntimeException failure) {
            LOG.warn("The handover of {} could not be decided; it will be late", state.id(), failure);
        }
    }

    private Event.HandoverRequested request(Conversation state, List<Recorded> latest, long number) {
        boolean inLatest = !latest.isEmpty() && latest.getFirst().number() <= number;
        List<Recorded> events = inLatest ? latest : conversations.events(state.id(), number - 1, 1);
        return events.stream()
                .filter(recorded -> recorded.number() == number)
                .map(Recorded::event)
                .filter(Event.HandoverRequested.class::isInstance)
                .map(Event.HandoverRequested.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Event " + number + " asks for no handover"));
    }

    private Command.DecideHandover decision(
            AssistantDocument assistant, Conversation state, Event.HandoverRequested request, long number) {
        Instant now = clock.instant();
        HandoverSettings settings = assistant.handover();
        if (assistant.mode() == Mode.BOT_ONLY) {
            return stays(
                    now,
                    number,
                    Event.Outcome.BOT_ONLY,
                    Optional.empty(),
                    Lines.of(settings.messages().botOnly(), state, "bot_only"),
                    Map.of("mode", "bot only"));
        }
        Targets.Placed placed = targets.place(assistant, state, request);
        AvailabilityCheck.Found found = check.of(assistant, state, placed.target(), now);
        var looked = new LinkedHashMap<>(found.looked());
        placed.target().team().ifPresent(team -> looked.put("team", team));
        return switch (found.state()) {
            case DISABLED ->
                stays(
                        now,
                        number,
                        Event.Outcome.DISABLED,
                        settings.actions().disabled(),
                        Lines.of(
                                found.message()
                                        .orElse(settings.messages().disabled().in(state.locale())),
                                state,
                                "disabled"),
                        looked);
            case CLOSED ->
                stays(
                        now,
                        number,
                        Event.Outcome.CLOSED,
                        settings.actions().closed(),
                        Lines.of(settings.messages().closed(), state, "closed"),
                        looked);
            case OPENED -> opened(now, number, settings, state, request, placed, found.online(), looked);
        };
    }

    private Command.DecideHandover opened(
            Instant now,
            long number,
            HandoverSettings settings,
            Conversation state,
            Event.HandoverRequested request,
            Targets.Placed placed,
            Desk.Availability online,
            Map<String, String> looked) {
        var outcomes = new Outcomes(settings, placed.target(), mail.isConfigured());
        var message = TransferMessages.choose(
                settings.messages(),
                HandoverSettings.State.OPENED,
                availability(online),
                request.lines(),
                Optional.of(outcomes.text()),
                state.locale());
        Optional<Event.Message> line =
                Optional.of(Lines.of(message.text(), state, message.purpose().wire()));
        if (online == Desk.Availability.OFFLINE) {
            looked.put("nobody online", outcomes.nobodyOnline().name().toLowerCase(Locale.ROOT));
            Optional<Command.Decided> instead = outcomes.whenNobodyIsOnline();
            if (instead.isPresent()) {
                return new Command.DecideHandover(now, number, instead.get(), line, looked);
            }
        }
        var ticket = new Desk.Ticket(
                state,
                request,
                placed.target(),
                placed.priority(),
                settings.waitLimit(),
                settings.botWhileWaiting(),
                now,
                placed.rule(),
                settings.care().afterPerson().sameAgent());
        Command.Decided decided = desk.open(ticket);
        Optional<Event.Message> says = desk.says(ticket).or(() -> line);
        Optional<String> action = settings.actions().opened().filter(id -> online != Desk.Availability.OFFLINE);
        boolean ownWords = request.lines().values().stream().anyMatch(text -> !text.isBlank());
        return decided instanceof Command.Decided.ToQueue queue && action.isPresent() && !ownWords
                ? new Command.DecideHandover(
                        now, number, new Command.Decided.ToQueue(queue.queued(), action), Optional.empty(), looked)
                : new Command.DecideHandover(now, number, decided, says, looked);
    }

    private static TransferMessages.Availability availability(Desk.Availability online) {
        return switch (online) {
            case ONLINE -> TransferMessages.Availability.ONLINE;
            case OFFLINE -> TransferMessages.Availability.OFFLINE;
            case UNKNOWN -> TransferMessages.Availability.UNKNOWN;
        };
    }

    /** An action speaks in place of the message (M3). */
    private static Command.DecideHandover stays(
            Instant now,
            long number,
            Event.Outcome outcome,
            Optional<String> action,
            Event.Message line,
            Map<String, String> looked) {
        return new Command.DecideHandover(
                now,
                number,
                new Command.Decided.Stays(outcome, new Command.Instead.Goes(action)),
                action.isPresent() ? Optional.empty() : Optional.of(line),
                looked);
    }
}
