package dev.baton.handover;

import dev.baton.assistant.Care;
import dev.baton.assistant.Care.AutoClose;
import dev.baton.assistant.Care.Reminder;
import dev.baton.assistant.Care.Reminders;
import dev.baton.assistant.HandoverSettings;
import dev.baton.assistant.hours.OpeningHours;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversation.Reminded;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Silence;
import dev.baton.conversation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What silence brings next in a conversation: reminders, in working hours only (M6), and its end (H4). A pure function of
 * the settings and the state.
 *
 * @param settings the assistant's
 * @param state the conversation
 */
record Silences(HandoverSettings settings, Conversation state) {

    /** Calendars of assistant and team may open in turn; whoever is never open at once is never reminded. */
    private static final int MOST_OPENINGS = 50;

    Optional<Silence> next() {
        return switch (state.owner()) {
            case Owner.Queue queue -> reminder(queue.target(), Reminders::delay, Silence.Reminder.DELAY, queue.since());
            case Owner.Agent agent -> withAgent(agent);
            case Owner.Bot bot -> withBot();
            case Owner.Inbox inbox -> Optional.empty();
            case Owner.Desk desk -> Optional.empty();
            case Owner.Closed closed -> Optional.empty();
        };
    }

    private Optional<Silence> withAgent(Owner.Agent agent) {
        Optional<Instant> waits = state.contact().waitsSince();
        if (waits.isPresent()) {
            return reminder(agent.target(), Reminders::agentSlow, Silence.Reminder.AGENT_SLOW, waits.get());
        }
        return state.contact()
                .last()
                .filter(line -> line.actor().kind() == Actor.Kind.AGENT)
                .flatMap(line ->
                        first(asked(agent.target(), line.at()), end(autoClose().agent(), line.at())));
    }

    /** Whether they are still there; no longer once they were told that it will end. */
    private Optional<Silence> asked(Target target, Instant since) {
        return warned().isPresent()
                ? Optional.empty()
                : reminder(target, Reminders::customerSilent, Silence.Reminder.CUSTOMER_SILENT, since);
    }

    /** A bot that owes an answer is not silent by the customer's choice. */
    private Optional<Silence> withBot() {
        if (state.bot().turn().isPresent() || state.decision().isPresent()) {
            return Optional.empty();
        }
        Instant said = state.contact().last().map(Conversation.Line::at).orElse(state.startedAt());
        return end(autoClose().bot(), said.isAfter(state.ownerSince()) ? said : state.ownerSince());
    }

    private Optional<Silence> reminder(
            Target target,
            java.util.function.Function<Reminders, Optional<Reminder>> which,
            Silence.Reminder purpose,
            Instant since) {
        Care care = settings.care();
        Optional<Reminder> wanted =
                which.apply(care.team(target.team()).reminders().orElse(care.reminders()));
        Optional<Reminded> before =
                state.reminded().filter(said -> said.purpose().equals(purpose.wire()));
        return wanted.filter(reminder -> before.map(Reminded::count).orElse(0) < reminder.times())
                .flatMap(reminder -> open(
                                target, before.map(Reminded::at).orElse(since).plus(reminder.after()))
                        .map(at -> Silence.says(at, Lines.of(reminder.text(), state, purpose.wire()))));
    }

    /** First the warning, where there is one, then the end; a warning that came late leaves its whole time. */
    private Optional<Silence> end(Optional<Duration> limit, Instant since) {
        return limit.map(whole -> {
            Instant end = since.plus(whole);
            Optional<Care.Warning> warning =
                    autoClose().warning().filter(said -> said.before().compareTo(whole) < 0);
            Optional<Reminded> warned =
                    state.reminded().filter(said -> said.purpose().equals(Silence.Reminder.CLOSING_SOON.wire()));
            if (warning.isEmpty()) {
                return Silence.closes(end);
            }
            if (warned.isPresent()) {
                Instant fair = warned.get().at().plus(warning.get().before());
                return Silence.closes(fair.isAfter(end) ? fair : end);
            }
            return Silence.says(
                    end.minus(warning.get().before()),
                    Lines.of(warning.get().text(), state, Silence.Reminder.CLOSING_SOON.wire()));
        });
    }

    private Optional<Reminded> warned() {
        return state.reminded().filter(said -> said.purpose().equals(Silence.Reminder.CLOSING_SOON.wire()));
    }

    private static Optional<Silence> first(Optional<Silence> one, Optional<Silence> other) {
        return Stream.concat(one.stream(), other.stream()).min(Comparator.comparing(Silence::at));
    }

    /** The first moment from this one on at which assistant and team are open. */
    private Optional<Instant> open(Target target, Instant from) {
        List<OpeningHours> calendars = Stream.concat(
                        settings.hours().stream(), settings.care().team(target.team()).hours().stream())
                .toList();
        Instant at = from;
        for (int turn = 0; turn < MOST_OPENINGS; turn++) {
            Instant now = at;
            if (calendars.stream().allMatch(calendar -> calendar.open(now))) {
                return Optional.of(now);
            }
            Optional<Instant> next = calendars.stream()
                    .map(calendar -> calendar.nextOpen(now))
                    .map(opening -> opening.orElse(Instant.MAX))
                    .max(Comparator.naturalOrder());
            if (next.filter(opening -> opening.isBefore(Instant.MAX)).isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.empty();
    }

    private AutoClose autoClose() {
        return settings.care().autoClose();
    }
}
