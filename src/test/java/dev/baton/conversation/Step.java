package dev.baton.conversation;

import dev.baton.conversation.Conversation.Owed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that somebody tries on the strength of what they last saw. It becomes a command when its turn comes.
 *
 * @param act what
 * @param agent id of the agent concerned
 * @param lag how many events the sender is behind, or how many commands ago the repeated one was sent
 * @param pause how long after the step before; negative when the clock is set back
 * @param detail chooses among the variants of the act
 * @param text what is said
 */
record Step(Act act, String agent, int lag, Duration pause, int detail, String text) {

    /** The bot's memory in these stories: as much as a dialog may keep. */
    static final String MEMORY = "m".repeat(4096);

    private static final List<String> ACTIONS = List.of("survey", "order-status");

    enum Act {
        CUSTOMER_SAYS,
        AGENT_SAYS,
        BOT_SAYS_UNASKED,
        BOT_ANSWERS,
        BOT_GUESSES,
        HANDOVER_WANTED,
        HANDOVER_DECIDED,
        HANDOVER_CANCELLED,
        WENT_BACK,
        MAIL_REPORTED,
        OFFERED,
        ACCEPTED,
        DECLINED,
        CLAIMED,
        RESTS,
        WRAP_UP_FINISHED,
        PASSED_ON,
        HANDED_BACK,
        NOTED,
        TAGGED,
        BLOCKED,
        UNBLOCKED,
        LINKED,
        CLOSED,
        RATED,
        AGENT_LOST,
        DESK_SAYS,
        FILE_CHECKED,
        DEADLINE_FIRED,
        STARTED_AGAIN,
        SENT_AGAIN
    }

    Command command(LaneModel lane, Instant now) {
        Conversation view = lane.seen(lag);
        var person = Actor.agent(agent, "Agent " + agent);
        Optional<String> clientId =
                Optional.of(one(12) ? "same" : "id-" + lane.taken().size());
        return switch (act) {
            case CUSTOMER_SAYS -> new Command.Say(now, Actor.CUSTOMER, clientId, text);
            case AGENT_SAYS -> new Command.Say(now, person, clientId, text);
            case BOT_SAYS_UNASKED -> new Command.Say(now, bot(one(2) ? agent : "demo"), Optional.empty(), text);
            case BOT_ANSWERS ->
                answer(
                        now,
                        view.bot().turn().map(Owed::number).orElse(view.bot().answered()),
                        view.epoch());
            case BOT_GUESSES ->
                answer(now, one(2) ? view.number() : 0, one(3) ? view.epoch() : view.epoch() - detail % 3);
            case HANDOVER_WANTED ->
                new Command.RequestHandover(now, one(3) ? person : Actor.CUSTOMER, wanted(HandoverReason.MENU), one(4));
            case HANDOVER_DECIDED ->
                new Command.DecideHandover(
                        now,
                        view.decision().map(Owed::number).orElse((long) detail),
                        one(3)
                                ? refused()
                                : detail % 5 == 1 || detail % 5 == 2
                                        ? new Command.Decided.ToDesk(opened(now))
                                        : new Command.Decided.ToQueue(
                                                queued(now),
                                                one(2) ? Optional.of(ACTIONS.getLast()) : Optional.empty()),
                        one(2) ? Optional.of(Event.Message.of(text)) : Optional.empty(),
                        one(3) ? Map.of("online", "no") : Map.of());
            case HANDOVER_CANCELLED -> new Command.CancelHandover(now, one(2) ? Actor.CUSTOMER : person);
            case WENT_BACK -> new Command.GoBack(now);
            case MAIL_REPORTED ->
                mailed(lane.seen(0)) == 0
                        ? new Command.Say(now, Actor.CUSTOMER, clientId, text)
                        : new Command.ReportMail(now, one(9) ? view.number() : mailed(lane.seen(0)), one(2));
            case OFFERED ->
                new Command.MakeOffer(
                        now,
                        view.epoch(),
                        new Event.OfferMade(
                                agent, "Agent " + agent, 100, now.plusSeconds(detail % 40), Map.of("strategy", "test")),
                        1);
            case ACCEPTED -> new Command.AcceptOffer(now, offered(view).orElse(person), offerNumber(view));
            case DECLINED -> new Command.DeclineOffer(now, offered(view).orElse(person), offerNumber(view));
            case CLAIMED -> new Command.Claim(now, person, 100, one(3), Target.team("home"));
            case RESTS -> new Command.Rest(now, owner(view).orElse(person), !rests(view));
            case WRAP_UP_FINISHED ->
                new Command.FinishWrapUp(
                        now,
                        view.wrapUp()
                                .map(after -> Actor.agent(after.agent(), after.name()))
                                .orElse(person),
                        one(5));
            case PASSED_ON ->
                new Command.Transfer(now, owner(view).orElse(person), one(3), queued(now), Optional.of(text));
            case HANDED_BACK ->
                new Command.HandBack(
                        now,
                        owner(view).orElse(person),
                        one(3),
                        one(2) ? Optional.of(text) : Optional.empty(),
                        one(3) ? Optional.of(ACTIONS.get(detail % ACTIONS.size())) : Optional.empty(),
                        Optional.empty());
            case LINKED ->
                new Command.RecordLink(
                        now, person, new Event.HistoryLink("link-" + detail, Event.LinkUse.CREATED, now));
            case TAGGED ->
                new Command.SetTags(
                        now,
                        one(3) ? Actor.SYSTEM : person,
                        new Tags(List.of("tag-" + detail % 3, "tag-" + detail % 5)));
            case BLOCKED -> new Command.Block(now, person, one(2), text);
            case UNBLOCKED -> new Command.Unblock(now, person);
            case NOTED -> new Command.AddNote(now, person, clientId, text);
            case CLOSED ->
                new Command.Close(
                        now,
                        switch (detail % 5) {
                            case 0 -> Actor.CUSTOMER;
                            case 1 -> Actor.SYSTEM;
                            case 2 -> bot("demo");
                            case 3 -> owner(view).orElse(person);
                            default -> person;
                        },
                        one(3),
                        Optional.of("solved"),
                        one(2) ? Optional.of(text) : Optional.empty());
            case RATED -> new Command.Rate(now, 1 + detail % 5, Optional.of(text));
            case AGENT_LOST ->
                new Command.LoseAgent(now, owner(view).map(Actor::id).orElse(agent), now.plusSeconds(60 + detail));
            case DESK_SAYS ->
                new Command.HearDesk(
                        now,
                        clientId,
                        "desk",
                        said(lane.seen(0), now),
                        consequences(view, now),
                        one(12) ? Optional.of(new Command.Takeover(opened(now), "case")) : Optional.empty());
            case FILE_CHECKED ->
                new Command.ReportFile(
                        now,
                        new Event.FileChecked(
                                "file-" + detail,
                                Math.max(view.contact().customerNumber(), 1),
                                one(2) ? Event.Verdict.CLEAN : Event.Verdict.REJECTED,
                                Optional.empty()));
            case DEADLINE_FIRED -> new Command.Due(one(2) ? view.deadline().orElse(now) : now, consequences(view, now));
            case STARTED_AGAIN -> Story.start(now);
            case SENT_AGAIN ->
                lane.taken().isEmpty()
                        ? Story.start(now)
                        : lane.taken()
                                .get(Math.max(0, lane.taken().size() - 1 - lag))
                                .command();
        };
    }

    /** True for every n-th detail. */
    private boolean one(int n) {
        return detail % n == 0;
    }

    private Command answer(Instant now, long turn, long epoch) {
        return new Command.AnswerTurn(
                now,
                bot("demo"),
                turn,
                epoch,
                one(7) ? List.of() : List.of(Event.Message.of(text), Event.Message.of("Anything else?")),
                MEMORY,
                Map.of("order", "4711"),
                decision(turn),
                List.of(new Event.Look("start", "won", text)),
                one(4) ? List.of("tag-" + detail % 5) : List.of(),
                one(3) ? Optional.of(wanted(HandoverReason.REQUESTED)) : Optional.empty(),
                one(5) ? Optional.of((long) detail) : Optional.empty());
    }

    private Map<String, String> decision(long turn) {
        var decision = new HashMap<String, String>();
        decision.put("matched", "order-status");
        if (one(5)) {
            decision.putAll(Map.ofEntries(Event.BotAnswered.GOES_ON));
        }
        if (one(4)) {
            decision.put(Event.BotAnswered.THROUGH, Long.toString(turn - 1));
        }
        return decision;
    }

    private Event.HandoverRequested wanted(HandoverReason reason) {
        return new Event.HandoverRequested(reason, text, Target.BY_RULES, Map.of(), Optional.of(text));
    }

    private Event.Queued queued(Instant now) {
        return new Event.Queued(
                new Target(Optional.of("team"), Optional.empty(), one(5) ? Optional.of(agent) : Optional.empty()),
                detail % 4,
                one(5),
                now,
                now.plusSeconds(detail * 5L - 10),
                one(2),
                1 + detail % 9,
                one(2) ? Optional.of(60L) : Optional.empty(),
                one(4) ? Optional.of(agent) : Optional.empty(),
                one(3) ? Optional.of(service()) : Optional.empty(),
                one(7) ? Optional.of(new Service.First(agent, now.plusSeconds(detail), one(2))) : Optional.empty(),
                Optional.empty());
    }

    private Event.DeskOpened opened(Instant now) {
        return new Event.DeskOpened(
                "desk",
                "Desk",
                Target.team("team"),
                now.plusSeconds(detail),
                one(4),
                one(8) ? Optional.of("other") : Optional.empty());
    }

    private Command.DeskSays said(Conversation view, Instant now) {
        String name = "Person " + detail % 2;
        boolean talking = view.owner() instanceof Owner.Desk desk && desk.stage() == Owner.Stage.TALKING;
        if (talking && one(2)) {
            return new Command.DeskSays.Left(name, now.plusSeconds(detail));
        }
        return switch (detail % 10) {
            case 0, 1 -> new Command.DeskSays.Accepted(one(9) ? detail : view.ownerNumber(), "case-1", one(4));
            case 2, 3 -> new Command.DeskSays.Joined("p" + detail % 2, name);
            case 4, 5 -> new Command.DeskSays.Message("p" + detail % 2, name, text);
            case 6 -> new Command.DeskSays.Transferred("Returns");
            case 7 -> new Command.DeskSays.Left(name, now.plusSeconds(detail));
            case 8 -> new Command.DeskSays.Ended();
            default -> new Command.DeskSays.Failed(one(2) ? view.ownerNumber() : 0, one(3), "It does not work.");
        };
    }

    private Service service() {
        return new Service(
                one(2) ? 100 : 33,
                one(9) ? 50 : 0,
                one(6),
                Optional.of(20L),
                detail % 40,
                60,
                Optional.empty(),
                List.of(new Service.Wider(detail, Target.team("others"))));
    }

    private static boolean rests(Conversation view) {
        return view.owner() instanceof Owner.Agent with && with.rests();
    }

    private Command.Decided refused() {
        return switch (detail / 4 % 3) {
            case 0, 1 -> new Command.Decided.ToInbox(inboxed());
            default -> new Command.Decided.Stays(one(8) ? Event.Outcome.CLOSED : Event.Outcome.OFFLINE, instead());
        };
    }

    private Command.Instead instead() {
        return switch (detail % 5) {
            case 0 -> new Command.Instead.Ends();
            case 1 -> new Command.Instead.Inbox(inboxed());
            case 2 -> new Command.Instead.Goes(Optional.of(ACTIONS.getFirst()));
            default -> Command.Instead.NOTHING;
        };
    }

    private Event.Inboxed inboxed() {
        return new Event.Inboxed(Target.team("team"), one(8) ? Optional.empty() : Optional.of("team@example.com"));
    }

    private static long mailed(Conversation view) {
        return view.owner() instanceof Owner.Inbox inbox
                ? inbox.mail().map(Owed::number).orElse(0L)
                : 0;
    }

    /** What time may bring: an end of the wait of every kind, and a reminder or an end by silence. */
    private Consequences consequences(Conversation view, Instant now) {
        Optional<Event.Message> line = one(2) ? Optional.of(Event.Message.of(text)) : Optional.empty();
        var reminder = new Event.Message(
                text,
                List.of(),
                Optional.of(Silence.Reminder.values()[detail % Silence.Reminder.values().length].wire()));
        Optional<Silence> silence =
                switch (detail % 3) {
                    case 0 -> Optional.of(Silence.says(now, reminder));
                    case 1 -> Optional.of(Silence.closes(now));
                    default -> Optional.empty();
                };
        return new Consequences(
                one(2) ? view.number() : 0,
                line,
                instead(),
                line,
                line,
                line,
                one(2) ? Optional.of(ACTIONS.getFirst()) : Optional.empty(),
                silence);
    }

    private static Actor bot(String id) {
        return Actor.bot(id, "Bot");
    }

    private Optional<Actor> offered(Conversation view) {
        return one(4) ? Optional.empty() : offer(view).map(offer -> Actor.agent(offer.agent(), offer.name()));
    }

    private long offerNumber(Conversation view) {
        return offer(view).map(Owner.Offer::number).orElse((long) detail);
    }

    private static Optional<Owner.Offer> offer(Conversation view) {
        return view.owner() instanceof Owner.Queue queue ? queue.offer() : Optional.empty();
    }

    private Optional<Actor> owner(Conversation view) {
        return view.owner() instanceof Owner.Agent with && !one(4)
                ? Optional.of(Actor.agent(with.id(), with.name()))
                : Optional.empty();
    }
}
