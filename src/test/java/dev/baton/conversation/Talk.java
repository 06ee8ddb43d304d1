package dev.baton.conversation;

import dev.baton.conversation.Conversation.Owed;
import dev.baton.conversation.LaneModel.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation told in the words of those who take part; every sentence comes a second after the one before. */
final class Talk {

    static final Actor ANN = Actor.agent("ann", "Ann");
    static final Actor BEN = Actor.agent("ben", "Ben");
    static final Actor SUE = Actor.agent("sue", "Sue");
    static final Actor BOT = Actor.bot("demo", "Demo");
    static final Target SALES = Target.team("sales");
    static final Target SUPPORT = Target.team("support");
    static final int WEIGHT = 100;

    private final LaneModel lane;
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private int messages;

    /** The customer has opened it in a channel that a desk owns; the bot's greeting is owed. */
    Talk() {
        lane = new LaneModel(Story.startAtDesk(now));
    }

    /** The customer has opened it and was greeted. */
    static Talk greeted() {
        var talk = new Talk();
        talk.botAnswers("Hello!");
        return talk;
    }

    /** It waits for somebody of sales, silently, for at most ten minutes. */
    static Talk waiting() {
        var talk = greeted();
        talk.customerAsksForPerson();
        talk.queued(5, false);
        return talk;
    }

    /** The agent accepted it. */
    static Talk with(Actor agent) {
        var talk = waiting();
        talk.accepts(agent, talk.offeredTo(agent));
        return talk;
    }

    /** Customer, bot and agent are done with it. */
    static Talk closed() {
        var talk = with(ANN);
        talk.closes(ANN, false);
        return talk;
    }

    Taken customerSays(String text) {
        messages++;
        return happens(new Command.Say(later(), Actor.CUSTOMER, Optional.of("message-" + messages), text));
    }

    Taken says(Actor agent, String text) {
        messages++;
        return happens(new Command.Say(later(), agent, Optional.of("message-" + messages), text));
    }

    /** An outside desk says something. */
    Taken deskSays(String desk, Command.DeskSays said, Optional<Command.Takeover> takes) {
        messages++;
        return happens(
                new Command.HearDesk(later(), Optional.of("desk-" + messages), desk, said, Consequences.NONE, takes));
    }

    /** Somebody sets all tags. */
    Taken tags(Actor by, String... tags) {
        return happens(new Command.SetTags(later(), by, new Tags(List.of(tags))));
    }

    /** The bot answers the open turn. */
    Taken botAnswers(String... lines) {
        return botAnswers(turn(), state().epoch(), lines);
    }

    /** The bot answers some turn that it read in some epoch. */
    Taken botAnswers(long turn, long epoch, String... lines) {
        return happens(answer(turn, epoch, Optional.empty(), lines));
    }

    /** The bot answers the open turn and wants a person. */
    Taken botWantsPerson(String... lines) {
        return happens(answer(turn(), state().epoch(), Optional.of(wanted(HandoverReason.REQUESTED)), lines));
    }

    private Command answer(long turn, long epoch, Optional<Event.HandoverRequested> wish, String... lines) {
        return new Command.AnswerTurn(
                later(),
                BOT,
                turn,
                epoch,
                List.of(lines).stream().map(Event.Message::of).toList(),
                "memory",
                Map.of(),
                Map.of(),
                List.of(),
                wish);
    }

    Taken customerAsksForPerson() {
        return happens(new Command.RequestHandover(later(), Actor.CUSTOMER, wanted(HandoverReason.MENU)));
    }

    static Event.HandoverRequested wanted(HandoverReason reason) {
        return new Event.HandoverRequested(reason, "", Target.BY_RULES, Map.of(), Optional.empty());
    }

    Taken customerCancels() {
        return happens(new Command.CancelHandover(later(), Actor.CUSTOMER));
    }

    /** The owed decision: it waits for sales. */
    Taken queued(int priority, boolean botSpeaks) {
        Command.Decided decided = new Command.Decided.ToQueue(queue(SALES, priority, botSpeaks));
        return happens(new Command.DecideHandover(later(), request(), decided, Optional.empty()));
    }

    /** The owed decision: no handover now. */
    Taken stays(Event.Outcome outcome) {
        Command.Decided decided = new Command.Decided.Stays(outcome);
        return happens(new Command.DecideHandover(later(), request(), decided, Optional.empty()));
    }

    Event.Queued queue(Target target, int priority, boolean botSpeaks) {
        return new Event.Queued(
                target,
                priority,
                false,
                now,
                now.plus(Duration.ofMinutes(10)),
                botSpeaks,
                1,
                Optional.empty(),
                Optional.empty());
    }

    /** The router asks the agent for half a minute; the result is the offer's number. */
    long offeredTo(Actor agent) {
        var offer = new Event.OfferMade(agent.id(), agent.name(), WEIGHT, later().plusSeconds(30), Map.of());
        return happens(new Command.MakeOffer(now, state().epoch(), offer, 1))
                .number()
                .orElseThrow();
    }

    Taken accepts(Actor agent, long offer) {
        return happens(new Command.AcceptOffer(later(), agent, offer));
    }

    Taken declines(Actor agent, long offer) {
        return happens(new Command.DeclineOffer(later(), agent, offer));
    }

    Taken claims(Actor agent, boolean force) {
        return happens(new Command.Claim(later(), agent, WEIGHT, force, SUPPORT));
    }

    Taken passesOn(Actor agent, boolean supervisor, Target target) {
        return happens(
                new Command.Transfer(later(), agent, supervisor, queue(target, 0, false), Optional.of("Please look")));
    }

    Taken handsBack(Actor agent, boolean supervisor, Optional<String> outcome, Optional<String> action) {
        return happens(new Command.HandBack(later(), agent, supervisor, outcome, action, Optional.empty()));
    }

    Taken closes(Actor actor, boolean supervisor) {
        return happens(new Command.Close(later(), actor, supervisor, Optional.empty(), Optional.empty()));
    }

    Taken loses(Actor agent) {
        return happens(new Command.LoseAgent(later(), agent.id(), now.plusSeconds(600)));
    }

    /** The next deadline fires on time; the customer would be told that nobody is free. */
    Taken deadlineFires() {
        now = state().deadline().orElseThrow();
        return happens(new Command.Due(now, Consequences.expired(Optional.of(Event.Message.of("Nobody is free.")))));
    }

    Taken happens(Command command) {
        return lane.submit(command);
    }

    void passes(Duration duration) {
        now = now.plus(duration);
    }

    Instant later() {
        now = now.plusSeconds(1);
        return now;
    }

    /** The number of the open turn. */
    long turn() {
        return state().bot().turn().map(Owed::number).orElseThrow();
    }

    /** The number of the request whose decision is owed. */
    long request() {
        return state().decision().map(Owed::number).orElseThrow();
    }

    Conversation state() {
        return lane.state();
    }

    List<Recorded> log() {
        return lane.log();
    }
}
