package dev.baton.conversation;

import static dev.baton.conversation.Event.DeskOutcome.DISMISSED;
import static dev.baton.conversation.Event.LeaveReason.BACK_TO_BOT;
import static dev.baton.conversation.Event.LeaveReason.ENDED;
import static dev.baton.conversation.Event.LeaveReason.LOST;
import static dev.baton.conversation.Event.LeaveReason.REASSIGNED;
import static dev.baton.conversation.Event.LeaveReason.RESTED;
import static dev.baton.conversation.Event.LeaveReason.TRANSFERRED;

import dev.baton.conversation.Conversation.Owed;
import dev.baton.conversation.Decision.AlreadySo;
import dev.baton.conversation.Decision.Happens;
import dev.baton.conversation.Decision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one place that decides what may happen to a conversation: a pure function of state and command. The laws of
 * ownership (1), idempotence (4) and deadlines (7) hold here; exactness of capacity (6) is added by the journal, which
 * applies the change of the {@link Conversation#hold} in the same transaction or refuses it.
 *
 * @param tokenLife how long after the customer's last message the customer may still act on the conversation
 */
public record Rules(Duration tokenLife) {

    /** The default life of a customer's right: 30 days. */
    public static final Rules DEFAULT = new Rules(Duration.ofDays(30));

    /** The first event. */
    public Event.Started start(Command.Start start) {
        return new Event.Started(
                start.assistant(), start.channel(), start.locale(), start.page(), start.visitor(), start.tags());
    }

    /** When the customer's right to the conversation ends, if nothing more is written. */
    public Instant customerMayUntil(Conversation state) {
        return state.contact().customerAt().plus(tokenLife);
    }

    /** What becomes of the command in this state. */
    public Decision decide(Conversation state, Command command) {
        if (command.actor().kind() == Actor.Kind.CUSTOMER && command.at().isAfter(customerMayUntil(state))) {
            return new Refused(new Refusal.Expired());
        }
        if (command.actor().kind() == Actor.Kind.CUSTOMER
                && state.blockedSince().isPresent()) {
            return new Refused(new Refusal.Blocked());
        }
        return switch (command) {
            case Command.Start again -> new AlreadySo(1);
            case Command.Say say -> say(state, say);
            case Command.AnswerTurn answer -> answer(state, answer);
            case Command.RequestHandover request -> request(state, request);
            case Command.DecideHandover decided -> decided(state, decided);
            case Command.CancelHandover cancel -> cancel(state);
            case Command.GoBack back ->
                switch (state.owner()) {
                    case Owner.Agent agent -> new Happens(leaves(agent, Event.LeaveReason.DISMISSED));
                    case Owner.Desk desk -> new Happens(AtDesk.ended(desk, DISMISSED, "", Optional.empty()));
                    case Owner.Queue queue -> cancel(state);
                    case Owner.Bot bot -> cancel(state);
                    case Owner.Inbox inbox -> cancel(state);
                    case Owner.Closed closed -> cancel(state);
                };
            case Command.HearDesk hear -> AtDesk.hear(state, hear);
            case Command.ReportMail report -> Overdue.mailed(state, report);
            case Command.MakeOffer offer -> offer(state, offer);
            case Command.AcceptOffer accept -> accept(state, accept);
            case Command.DeclineOffer decline -> decline(state, decline);
            case Command.Claim claim -> claim(state, claim);
            case Command.Rest rest -> Serving.rest(state, rest);
            case Command.FinishWrapUp finish -> Serving.finishWrapUp(state, finish);
            case Command.Transfer transfer -> transfer(state, transfer);
            case Command.HandBack handBack -> handBack(state, handBack);
            case Command.RecordLink record -> new Happens(record.link());
            case Command.ReportFile report -> new Happens(report.checked());
            case Command.SetTags set -> tag(state, set);
            case Command.AddNote note -> new Happens(new Event.Note(note.text()));
            case Command.Close close -> close(state, close);
            case Command.Block block -> Blocking.block(state, block);
            case Command.Unblock unblock -> Blocking.unblock(state);
            case Command.Rate rate -> new Happens(new Event.Rated(rate.score(), rate.comment()));
            case Command.LoseAgent lose -> lose(state, lose);
            case Command.Due due -> Overdue.decide(state, due);
        };
    }

    private static Decision say(Conversation state, Command.Say say) {
        Event.Message message = say.message();
        if (say.actor().kind() == Actor.Kind.CUSTOMER) {
            return switch (state.owner()) {
                case Owner.Closed closed -> new Happens(List.of(new Event.Reopened(), message), 1);
                case Owner.Agent agent ->
                    agent.rests()
                            ? new Happens(
                                    List.of(message, leaves(agent, RESTED), Serving.comesBack(agent, say.at())), 0)
                            : new Happens(message);
                case Owner.Bot bot -> new Happens(message);
                case Owner.Queue queue -> new Happens(message);
                case Owner.Inbox inbox -> new Happens(message);
                case Owner.Desk desk -> new Happens(message);
            };
        }
        return owns(state, say.actor()) ? new Happens(message) : new Refused(new Refusal.NotOwner(state.owner()));
    }

    private static Decision answer(Conversation state, Command.AnswerTurn answer) {
        if (state.bot()
                .turn()
                .map(Owed::number)
                .filter(open -> open == answer.turn())
                .isEmpty()) {
            return new Refused(new Refusal.NoSuchTurn());
        }
        if (answer.epoch() != state.epoch()) {
            return new Refused(new Refusal.StaleEpoch(state.epoch()));
        }
        var events = new ArrayList<Event>();
        events.add(new Event.BotAnswered(
                answer.turn(), answer.decision(), answer.looked(), answer.memory(), answer.values()));
        events.addAll(answer.lines());
        state.tags().joinedBy(answer.tags()).ifPresent(events::add);
        if (state.owner() instanceof Owner.Bot && state.decision().isEmpty()) {
            answer.wish().filter(wish -> stands(state, answer)).ifPresent(events::add);
        }
        return new Happens(List.copyOf(events), 0);
    }

    private static Decision tag(Conversation state, Command.SetTags set) {
        if (set.tags().tooMany()) {
            return new Refused(new Refusal.TooManyTags(Tags.MOST));
        }
        return state.tags()
                .towards(set.tags())
                .<Decision>map(Happens::new)
                .orElseGet(() -> new AlreadySo(state.number()));
    }

    /** A wish of somebody else may have been withdrawn while the bot answered. */
    private static boolean stands(Conversation state, Command.AnswerTurn answer) {
        return answer.wished().isEmpty() || answer.wished().equals(state.bot().wished());
    }

    private static Decision request(Conversation state, Command.RequestHandover request) {
        return switch (state.owner()) {
            case Owner.Bot bot ->
                state.decision()
                        .map(Owed::number)
                        .or(() -> unread(state).filter(wish -> request.asksFirst()))
                        .<Decision>map(AlreadySo::new)
                        .orElseGet(() -> new Happens(wish(request)));
            case Owner.Queue queue ->
                new AlreadySo(
                        state.handover().map(Conversation.Handover::number).orElse(state.ownerNumber()));
            case Owner.Closed closed -> new Happens(List.of(new Event.Reopened(), wish(request)), 1);
            case Owner.Inbox inbox ->
                state.decision()
                        .<Decision>map(owed -> new AlreadySo(owed.number()))
                        .orElseGet(() -> new Happens(request.request()));
            case Owner.Agent agent -> new Refused(new Refusal.WrongState(agent));
            case Owner.Desk desk -> new Refused(new Refusal.WrongState(desk));
        };
    }

    private static Event wish(Command.RequestHandover request) {
        return request.asksFirst() ? Event.HandoverWished.of(request.request()) : request.request();
    }

    /** The wish for a person that the bot has yet to read. A later one means that nothing more is to be asked. */
    private static Optional<Long> unread(Conversation state) {
        return state.bot().wishedLast().filter(wish -> wish > state.bot().answered());
    }

    private static Decision decided(Conversation state, Command.DecideHandover decided) {
        if (state.decision()
                .map(Owed::number)
                .filter(owed -> owed == decided.request())
                .isEmpty()) {
            return new AlreadySo(state.number());
        }
        var events = new ArrayList<Event>();
        if (!decided.looked().isEmpty()) {
            events.add(new Event.AvailabilityChecked(decided.looked()));
        }
        int answer = events.size();
        switch (decided.decision()) {
            case Command.Decided.ToQueue to -> {
                events.add(to.queued());
                decided.line().ifPresent(events::add);
                to.action()
                        .filter(action -> to.queued().botSpeaks())
                        .map(Event.ActionStarted::new)
                        .ifPresent(events::add);
            }
            case Command.Decided.ToDesk to -> {
                boolean passes =
                        state.channelDesk().filter(to.opened().desk()::equals).isPresent();
                decided.line().filter(line -> passes).ifPresent(events::add); // afterwards only people may speak there
                answer = events.size();
                events.add(to.opened());
                decided.line().filter(line -> !passes).ifPresent(events::add);
            }
            case Command.Decided.ToInbox to -> {
                events.add(to.inboxed());
                decided.line().ifPresent(events::add);
            }
            case Command.Decided.Stays stays -> events.addAll(Overdue.instead(stays, decided.line()));
        }
        return new Happens(List.copyOf(events), answer);
    }

    private static Decision cancel(Conversation state) {
        if (state.owner() instanceof Owner.Desk desk && desk.stage() != Owner.Stage.TALKING) {
            return new Happens(AtDesk.ended(desk, DISMISSED, "", Optional.empty()));
        }
        boolean waits = state.owner() instanceof Owner.Queue || state.owner() instanceof Owner.Inbox;
        boolean asksFirst =
                state.owner() instanceof Owner.Bot && state.bot().wished().isPresent();
        if (waits || asksFirst || state.decision().isPresent()) {
            return ending(state, new Event.HandoverCancelled());
        }
        return new AlreadySo(state.number());
    }

    private static Decision offer(Conversation state, Command.MakeOffer make) {
        if (!(state.owner() instanceof Owner.Queue queue)) {
            return new Refused(new Refusal.WrongState(state.owner()));
        }
        if (make.epoch() != state.epoch()) {
            return new Refused(new Refusal.StaleEpoch(state.epoch()));
        }
        return queue.offer().isPresent()
                ? new Refused(new Refusal.AlreadyTaken(offered(queue.offer().get())))
                : Serving.offer(queue, make.offer());
    }

    private static Decision accept(Conversation state, Command.AcceptOffer accept) {
        return switch (state.owner()) {
            case Owner.Queue queue ->
                queue.offer()
                        .filter(offer -> offer.number() == accept.offer()
                                && accept.actor().isAgent(offer.agent()))
                        .<Decision>map(offer -> new Happens(new Event.AgentJoined(
                                offer.agent(), offer.name(), offer.weight(), queue.target(), false)))
                        .orElseGet(() -> new Refused(new Refusal.OfferOver()));
            case Owner.Agent agent ->
                accept.actor().isAgent(agent.id())
                        ? new AlreadySo(state.ownerNumber())
                        : new Refused(new Refusal.AlreadyTaken(Actor.agent(agent.id(), agent.name())));
            case Owner.Bot bot -> new Refused(new Refusal.OfferOver());
            case Owner.Inbox inbox -> new Refused(new Refusal.OfferOver());
            case Owner.Desk desk -> new Refused(new Refusal.OfferOver());
            case Owner.Closed closed -> new Refused(new Refusal.OfferOver());
        };
    }

    private static Decision decline(Conversation state, Command.DeclineOffer decline) {
        if (state.owner() instanceof Owner.Queue queue) {
            var mine = queue.offer()
                    .filter(offer ->
                            offer.number() == decline.offer() && decline.actor().isAgent(offer.agent()));
            if (mine.isPresent()) {
                Owner.Offer offer = mine.get();
                return new Happens(new Event.OfferDeclined(
                        offer.number(),
                        offer.agent(),
                        offer.name(),
                        decline.at().plus(Conversation.PASSED_OVER)));
            }
            if (queue.passed().containsKey(decline.actor().id())) {
                return new AlreadySo(state.number());
            }
        }
        return new Refused(new Refusal.OfferOver());
    }

    private static Decision claim(Conversation state, Command.Claim claim) {
        String me = claim.actor().id();
        return switch (state.owner()) {
            case Owner.Agent agent -> {
                if (agent.id().equals(me)) {
                    yield new AlreadySo(state.ownerNumber());
                }
                if (!claim.force()) {
                    yield new Refused(new Refusal.AlreadyTaken(Actor.agent(agent.id(), agent.name())));
                }
                yield new Happens(List.of(leaves(agent, REASSIGNED), joins(claim, agent.target())), 1);
            }
            case Owner.Queue queue -> {
                var events = new ArrayList<Event>();
                queue.offer()
                        .filter(offer -> !offer.agent().equals(me))
                        .ifPresent(offer -> events.add(withdrawn(offer)));
                events.add(joins(claim, queue.target()));
                yield new Happens(List.copyOf(events), events.size() - 1);
            }
            case Owner.Bot bot -> {
                var events = new ArrayList<Event>();
                if (state.decision().isEmpty()) {
                    events.add(byHand(HandoverReason.AGENT, claim.actor().name() + " took over", claim.home()));
                }
                events.add(joins(claim, claim.home()));
                yield new Happens(List.copyOf(events), events.size() - 1);
            }
            case Owner.Inbox inbox -> new Happens(joins(claim, inbox.target()));
            case Owner.Desk desk ->
                claim.force()
                        ? new Happens(
                                List.of(
                                        AtDesk.ended(desk, Event.DeskOutcome.TAKEN_OVER, "", Optional.empty()),
                                        joins(claim, desk.target())),
                                1)
                        : new Refused(new Refusal.WrongState(desk));
            case Owner.Closed closed -> new Refused(new Refusal.WrongState(closed));
        };
    }

    private static Decision transfer(Conversation state, Command.Transfer transfer) {
        if (waitsThereAlready(state, transfer)) {
            return new AlreadySo(state.ownerNumber());
        }
        if (mayNotPassOn(state, transfer.actor(), transfer.supervisor())) {
            return new Refused(new Refusal.NotOwner(state.owner()));
        }
        var passedOn = new Event.Transferred(transfer.queued().target(), false, transfer.note());
        return switch (state.owner()) {
            case Owner.Agent agent -> new Happens(List.of(passedOn, leaves(agent, TRANSFERRED), transfer.queued()), 2);
            case Owner.Queue queue -> {
                var events = new ArrayList<Event>(List.of(passedOn));
                queue.offer().ifPresent(offer -> events.add(withdrawn(offer)));
                events.add(transfer.queued());
                yield new Happens(List.copyOf(events), events.size() - 1);
            }
            case Owner.Inbox inbox -> new Happens(List.of(passedOn, transfer.queued()), 1);
            case Owner.Bot bot -> {
                var events = new ArrayList<Event>(List.of(passedOn));
                if (state.decision().isEmpty()) {
                    String evidence = transfer.actor().name() + " passed it on";
                    events.add(byHand(
                            HandoverReason.TRANSFER, evidence, transfer.queued().target()));
                }
                events.add(transfer.queued());
                yield new Happens(List.copyOf(events), events.size() - 1);
            }
            case Owner.Desk desk -> new Refused(new Refusal.WrongState(desk));
            case Owner.Closed closed -> new Refused(new Refusal.WrongState(closed));
        };
    }

    /** Whether the transfer repeats one that has happened: told to a supervisor, and to the agent who passed it on. */
    private static boolean waitsThereAlready(Conversation state, Command.Transfer transfer) {
        return state.owner() instanceof Owner.Queue queue
                && queue.target().equals(transfer.queued().target())
                && (transfer.supervisor()
                        || queue.passed().containsKey(transfer.actor().id()));
    }

    private static Decision handBack(Conversation state, Command.HandBack back) {
        if (state.owner() instanceof Owner.Bot) {
            return new AlreadySo(state.number());
        }
        if (mayNotPassOn(state, back.actor(), back.supervisor())) {
            return new Refused(new Refusal.NotOwner(state.owner()));
        }
        var passedOn = new Event.Transferred(Target.BY_RULES, true, back.note());
        return switch (state.owner()) {
            case Owner.Agent agent ->
                new Happens(
                        List.of(
                                passedOn,
                                new Event.AgentLeft(
                                        agent.id(), agent.name(), BACK_TO_BOT, back.outcome(), back.action())),
                        1);
            case Owner.Queue queue -> {
                var events = new ArrayList<Event>(List.of(passedOn));
                queue.offer().ifPresent(offer -> events.add(withdrawn(offer)));
                events.add(new Event.HandoverCancelled(back.outcome(), back.action()));
                yield new Happens(List.copyOf(events), events.size() - 1);
            }
            case Owner.Inbox inbox ->
                new Happens(List.of(passedOn, new Event.HandoverCancelled(back.outcome(), back.action())), 1);
            case Owner.Bot bot -> new AlreadySo(state.number());
            case Owner.Desk desk ->
                new Happens(List.of(passedOn, AtDesk.ended(desk, Event.DeskOutcome.BACK_TO_BOT, "", back.action())), 1);
            case Owner.Closed closed -> new Refused(new Refusal.WrongState(closed));
        };
    }

    private static Decision close(Conversation state, Command.Close close) {
        boolean leftMessage =
                state.owner() instanceof Owner.Inbox && close.actor().kind() == Actor.Kind.CUSTOMER;
        if (state.owner() instanceof Owner.Closed || leftMessage) {
            return new AlreadySo(state.ownerNumber()); // who leaves a message and goes still wants an answer
        }
        boolean mayEnd =
                switch (close.actor().kind()) {
                    case CUSTOMER, SYSTEM -> true;
                    case AGENT -> close.supervisor() || owns(state, close.actor());
                    case BOT -> state.botMaySpeak();
                };
        if (!mayEnd) {
            return new Refused(new Refusal.NotOwner(state.owner()));
        }
        var events = new ArrayList<Event>();
        close.note().ifPresent(note -> events.add(new Event.Note(note)));
        events.addAll(ends(state, close.category()));
        return new Happens(List.copyOf(events), events.size() - 1);
    }

    /** What happens when it ends, whoever has it. */
    static List<Event> ends(Conversation state, Optional<String> category) {
        var events = new ArrayList<Event>();
        switch (state.owner()) {
            case Owner.Agent agent -> events.add(leaves(agent, ENDED));
            case Owner.Queue queue -> queue.offer().ifPresent(offer -> events.add(withdrawn(offer)));
            case Owner.Bot bot -> {}
            case Owner.Inbox inbox -> {}
            case Owner.Desk desk -> events.add(AtDesk.ended(desk, Event.DeskOutcome.CLOSED, "", Optional.empty()));
            case Owner.Closed closed -> {}
        }
        events.add(new Event.Closed(category));
        return events;
    }

    private static Decision lose(Conversation state, Command.LoseAgent lose) {
        if (state.isWith(lose.agent())) {
            var agent = (Owner.Agent) state.owner();
            return agent.rests()
                    ? new AlreadySo(state.number())
                    : new Happens(leaves(agent, LOST), Serving.returns(agent, lose.at(), lose.waitUntil()));
        }
        if (state.owner() instanceof Owner.Queue queue) {
            var lost = queue.offer().filter(offer -> offer.agent().equals(lose.agent()));
            if (lost.isPresent()) {
                return new Happens(withdrawn(lost.get()));
            }
        }
        return state.wrapUp()
                .filter(after -> after.agent().equals(lose.agent()))
                .<Decision>map(after -> new Happens(Serving.ended(after, true)))
                .orElseGet(() -> new AlreadySo(state.number()));
    }

    private static boolean mayNotPassOn(Conversation state, Actor actor, boolean supervisor) {
        return !supervisor && !owns(state, actor);
    }

    /** Agents alone: a bot or a customer that bears an agent's id is not that agent. */
    static boolean owns(Conversation state, Actor actor) {
        return state.owner() instanceof Owner.Agent agent && actor.isAgent(agent.id());
    }

    private static Decision ending(Conversation state, Event end) {
        var events = new ArrayList<Event>();
        if (state.owner() instanceof Owner.Queue queue) {
            queue.offer().ifPresent(offer -> events.add(withdrawn(offer)));
        }
        events.add(end);
        return new Happens(List.copyOf(events), events.size() - 1);
    }

    /** A person takes it from the bot, so that nobody has to decide. */
    private static Event byHand(HandoverReason reason, String evidence, Target target) {
        return new Event.HandoverRequested(reason, evidence, target, Map.of(), Optional.empty());
    }

    private static Event joins(Command.Claim claim, Target target) {
        return new Event.AgentJoined(claim.actor().id(), claim.actor().name(), claim.weight(), target, claim.force());
    }

    private static Event leaves(Owner.Agent agent, Event.LeaveReason reason) {
        return new Event.AgentLeft(agent.id(), agent.name(), reason, Optional.empty(), Optional.empty());
    }

    static Event withdrawn(Owner.Offer offer) {
        return new Event.OfferWithdrawn(offer.number(), offer.agent(), offer.name());
    }

    private static Actor offered(Owner.Offer offer) {
        return Actor.agent(offer.agent(), offer.name());
    }
}
