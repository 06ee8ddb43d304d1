package dev.baton.conversation;

import dev.baton.conversation.Conversation.Owed;
import dev.baton.conversation.Decision.AlreadySo;
import dev.baton.conversation.Decision.Happens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the {@link Rules} that decides what a passed deadline brings (law 7). */
final class Overdue {

    /** A turn that was late this often brings a person (T15). */
    private static final int PATIENCE_WITH_BOT = 1;

    /** A turn that was late this often is given up. */
    private static final int LAST_ATTEMPT = 6;

    /** A handover decision that was late this often has failed (M7). */
    private static final int LAST_DECISION = 3;

    /** A mail that was tried this often is given up. */
    private static final int LAST_MAIL = 8;

    /** The category of a conversation that silence has ended (H4). */
    private static final String SILENCE = "silence";

    private Overdue() {}

    static Decision decide(Conversation state, Command.Due due) {
        var events = new ArrayList<Event>();
        if (state.owner() instanceof Owner.Queue queue) {
            wait(queue, due, events);
        }
        if (state.owner() instanceof Owner.Inbox inbox) {
            inbox.mail().filter(mail -> isDue(mail, due)).ifPresent(mail -> events.add(mail(mail)));
        }
        if (state.owner() instanceof Owner.Desk desk && isDue(desk, due)) {
            desk(state, desk, due, events);
        }
        state.bot().turn().filter(turn -> isDue(turn, due)).ifPresent(turn -> turn(state, turn, due, events));
        state.decision()
                .filter(decision -> isDue(decision, due))
                .ifPresent(decision -> events.addAll(decision(decision, due)));
        state.wrapUp()
                .filter(after -> !after.until().isAfter(due.at()))
                .ifPresent(after -> events.add(Serving.ended(after, false)));
        if (events.isEmpty()) {
            silence(state, due, events);
        }
        return events.isEmpty() ? new AlreadySo(state.number()) : new Happens(List.copyOf(events), 0);
    }

    /** Nobody took it, or the bot has it again because nobody there says anything any more (K7). */
    private static void desk(Conversation state, Owner.Desk desk, Command.Due due, List<Event> events) {
        if (desk.stage() == Owner.Stage.TALKING) {
            String why = "Nobody there said anything any more.";
            events.add(AtDesk.ended(desk, Event.DeskOutcome.BACK_TO_BOT, why, Optional.empty()));
        } else {
            String why = "Nobody there took it in time.";
            events.addAll(AtDesk.fails(state, desk, Event.DeskOutcome.TIMED_OUT, why, due.brings()));
        }
    }

    private static void wait(Owner.Queue queue, Command.Due due, List<Event> events) {
        boolean waitOver = !queue.deadline().isAfter(due.at());
        queue.offer().ifPresent(offer -> {
            if (!offer.expiresAt().isAfter(due.at())) {
                events.add(new Event.OfferMissed(
                        offer.number(), offer.agent(), offer.name(), due.at().plus(Conversation.PASSED_OVER)));
            } else if (waitOver) {
                events.add(Rules.withdrawn(offer));
            }
        });
        if (waitOver) {
            var brings = due.brings();
            events.add(new Event.HandoverExpired(action(brings.afterWait())));
            brings.expired().ifPresent(events::add);
            brings.afterWaitLine().ifPresent(events::add);
            follows(brings.afterWait()).ifPresent(events::add);
        }
    }

    private static void turn(Conversation state, Owed turn, Command.Due due, List<Event> events) {
        if (turn.attempt() >= LAST_ATTEMPT) {
            events.add(Event.BotAnswered.givenUp(turn.number(), state.bot().memory()));
            return;
        }
        events.add(new Event.WorkLate(Event.Work.TURN, turn.number(), turn.attempt() + 1));
        boolean bringPerson = turn.attempt() >= PATIENCE_WITH_BOT
                && state.owner() instanceof Owner.Bot
                && state.decision().isEmpty()
                && somethingWasAsked(state)
                && !handoverWasRequestedSince(state, turn.number());
        if (bringPerson) {
            due.brings().apology().ifPresent(events::add);
            String evidence = "The bot did not answer in time, " + (turn.attempt() + 1) + " times in a row";
            events.add(fetched(evidence, due.brings().wish()));
        }
    }

    /** Who was wanted before the bot failed is fetched, and told what they were to be told. */
    private static Event fetched(String evidence, Optional<Event.HandoverRequested> wish) {
        return new Event.HandoverRequested(
                HandoverReason.BOT_FAILURE,
                wish.map(wanted -> wanted.evidence() + ". " + evidence).orElse(evidence),
                wish.map(Event.HandoverRequested::target).orElse(Target.BY_RULES),
                Map.of(),
                wish.flatMap(Event.HandoverRequested::messageToAgent));
    }

    /** A greeting that is late is nothing that a person must be fetched for. */
    private static boolean somethingWasAsked(Conversation state) {
        return state.contact().customerNumber() > 0 || state.bot().wished().isPresent();
    }

    private static boolean handoverWasRequestedSince(Conversation state, long number) {
        return state.handover().filter(handover -> handover.number() > number).isPresent();
    }

    private static List<Event> decision(Owed decision, Command.Due due) {
        if (decision.attempt() < LAST_DECISION) {
            return List.of(new Event.WorkLate(Event.Work.DECISION, decision.number(), decision.attempt() + 1));
        }
        var failed = new Command.Decided.Stays(
                Event.Outcome.FAILED, new Command.Instead.Goes(due.brings().failedAction()));
        return instead(failed, due.brings().failed());
    }

    private static Event mail(Owed mail) {
        return mail.attempt() < LAST_MAIL
                ? new Event.WorkLate(Event.Work.MAIL, mail.number(), mail.attempt() + 1)
                : new Event.MessageMailed(mail.number(), false);
    }

    /** What was worked out for an older state no longer holds: whoever is no longer silent is not reminded. */
    private static void silence(Conversation state, Command.Due due, List<Event> events) {
        due.brings()
                .silence()
                .filter(silence -> due.brings().seen() == state.number()
                        && !silence.at().isAfter(due.at())
                        && !(state.owner() instanceof Owner.Closed))
                .ifPresent(silence -> {
                    silence.line().ifPresent(events::add);
                    if (silence.closes()) {
                        events.addAll(Rules.ends(state, Optional.of(SILENCE)));
                    }
                });
    }

    static Decision mailed(Conversation state, Command.ReportMail report) {
        boolean owed = state.owner() instanceof Owner.Inbox inbox
                && inbox.mail().filter(mail -> mail.number() == report.upTo()).isPresent();
        return owed
                ? new Happens(new Event.MessageMailed(report.upTo(), report.sent()))
                : new AlreadySo(state.number());
    }

    /** A refused handover, what is said about it, and what follows. */
    static List<Event> instead(Command.Decided.Stays stays, Optional<Event.Message> line) {
        var events = new ArrayList<Event>();
        events.add(new Event.HandoverRefused(stays.outcome(), action(stays.instead())));
        line.ifPresent(events::add);
        follows(stays.instead()).ifPresent(events::add);
        return events;
    }

    private static Optional<String> action(Command.Instead instead) {
        return instead instanceof Command.Instead.Goes goes ? goes.action() : Optional.empty();
    }

    private static Optional<Event> follows(Command.Instead instead) {
        return switch (instead) {
            case Command.Instead.Goes goes -> Optional.empty();
            case Command.Instead.Ends ends -> Optional.of(new Event.Closed(Optional.empty()));
            case Command.Instead.Inbox inbox -> Optional.of(inbox.inboxed());
        };
    }

    private static boolean isDue(Owner.Desk desk, Command.Due due) {
        return desk.due().filter(at -> !at.isAfter(due.at())).isPresent();
    }

    private static boolean isDue(Owed owed, Command.Due due) {
        return !owed.due().isAfter(due.at());
    }
}
