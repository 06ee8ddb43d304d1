package dev.baton.conversation;

import static dev.baton.conversation.Conversation.DECISION_LIMIT;
import static dev.baton.conversation.Conversation.MAIL_PAUSE;
import static dev.baton.conversation.Conversation.PASSED_OVER;
import static dev.baton.conversation.Conversation.TURN_LIMIT;

import dev.baton.conversation.Conversation.BotSide;
import dev.baton.conversation.Conversation.Contact;
import dev.baton.conversation.Conversation.Handover;
import dev.baton.conversation.Conversation.Line;
import dev.baton.conversation.Conversation.Owed;
import dev.baton.conversation.Conversation.Reminded;
import dev.baton.conversation.Conversation.Resume;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The next state while it is being worked out: the few components that an event may change. */
final class Draft {
    private static final int MOST_PASSED = 20;
    private static final int EXCERPT = 140;
    private static final int OUTCOME = 500;

    private final Conversation before;
    private final Recorded recorded;
    private Owner owner;
    private boolean changesHands;
    private Optional<Owed> turn;
    private long heard;
    private long answered;
    private String memory;
    private Optional<Resume> resume;
    private Optional<Long> wished;
    private Optional<Long> wishedLast;
    private Optional<Conversation.Ended> ended;
    private Optional<Owed> decision;
    private Optional<Handover> handover;
    private Contact contact;
    private Optional<Integer> rating;
    private Optional<Reminded> reminded;
    private Optional<Service.WrapUp> wrapUp;
    private Optional<Tags> tagged;
    private Optional<Instant> blockedSince;

    Draft(Conversation before, Recorded recorded) {
        this.before = before;
        this.recorded = recorded;
        owner = before.owner();
        turn = before.bot().turn();
        heard = before.bot().heard();
        answered = before.bot().answered();
        memory = before.bot().memory();
        resume = before.bot().resume();
        wished = before.bot().wished();
        wishedLast = before.bot().wishedLast();
        ended = before.bot().ended();
        decision = before.decision();
        handover = before.handover();
        contact = before.contact();
        rating = before.rating();
        reminded = before.reminded();
        wrapUp = before.wrapUp();
        tagged = before.tagged();
        blockedSince = before.blockedSince();
    }

    void said(Event.Message message) {
        var line = Optional.of(new Line(recorded.actor(), excerpt(message.text()), recorded.at()));
        switch (recorded.actor().kind()) {
            case CUSTOMER -> {
                boolean forPeople = !(owner instanceof Owner.Bot);
                contact = new Contact(
                        line,
                        recorded.at(),
                        recorded.number(),
                        forPeople ? contact.unanswered() + 1 : 0,
                        forPeople ? contact.waitsSince().or(() -> Optional.of(recorded.at())) : Optional.empty());
                if (!(owner instanceof Owner.Queue)) {
                    reminded = Optional.empty();
                }
                mailWhenDone();
                if (before.botMaySpeak()) {
                    heard = recorded.number();
                    openTurn();
                }
            }
            case AGENT -> {
                contact = new Contact(line, contact.customerAt(), contact.customerNumber(), 0, Optional.empty());
                reminded = Optional.empty();
                if (owner instanceof Owner.Desk desk) {
                    owner = desk.at(desk.stage(), desk.person(), desk.quietUntil(recorded.at()));
                }
            }
            case BOT ->
                contact = new Contact(
                        line,
                        contact.customerAt(),
                        contact.customerNumber(),
                        contact.unanswered(),
                        contact.waitsSince());
            // Notices such as "nobody is free" would hide in lists what the talk is about.
            case SYSTEM ->
                message.purpose()
                        .filter(purpose -> Silence.Reminder.is(Optional.of(purpose)))
                        .ifPresent(this::reminds);
        }
    }

    private void reminds(String purpose) {
        int before = reminded.filter(last -> last.purpose().equals(purpose))
                .map(Reminded::count)
                .orElse(0);
        reminded = Optional.of(new Reminded(purpose, before + 1, recorded.at()));
    }

    /** What a customer leaves is sent when they have stopped writing. */
    private void mailWhenDone() {
        if (owner instanceof Owner.Inbox inbox && inbox.mailTo().isPresent()) {
            owner = inbox.owing(
                    Optional.of(new Owed(recorded.number(), 0, recorded.at().plus(MAIL_PAUSE))));
        }
    }

    void inboxed(Event.Inboxed inboxed) {
        own(new Owner.Inbox(inboxed.target(), recorded.at(), inboxed.mailTo(), Optional.empty()));
        decision = Optional.empty();
        silenceBot();
    }

    void mailed(Event.MessageMailed mailed) {
        if (owner instanceof Owner.Inbox inbox) {
            owner = inbox.owing(inbox.mail().filter(mail -> mail.number() > mailed.upTo()));
        }
    }

    void answered(Event.BotAnswered event) {
        answered = event.through();
        memory = event.memory();
        if (!event.isGivenUp()) {
            resume = Optional.empty();
        }
        turn = Optional.empty();
        if (event.goesOn() || answered < event.turn()) { // what is left is a turn of another name
            heard = recorded.number();
        }
        openTurn();
    }

    void late(Event.WorkLate late) {
        switch (late.work()) {
            case TURN -> turn = turn.map(owed -> owed.late(late.attempt(), recorded.at(), TURN_LIMIT));
            case DECISION -> decision = decision.map(owed -> owed.late(late.attempt(), recorded.at(), DECISION_LIMIT));
            case MAIL -> {
                if (owner instanceof Owner.Inbox inbox) {
                    owner = inbox.owing(inbox.mail().map(owed -> owed.late(late.attempt(), recorded.at(), MAIL_PAUSE)));
                }
            }
        }
    }

    void requested(Event.HandoverRequested requested) {
        decision = Optional.of(new Owed(recorded.number(), 0, recorded.at().plus(DECISION_LIMIT)));
        Instant since = handover.flatMap(Handover::standsSince).orElse(recorded.at());
        handover = Optional.of(new Handover(recorded.number(), requested.reason(), Optional.of(since)));
        wished = Optional.empty();
        wishedLast = Optional.empty();
        ended = Optional.empty();
    }

    void wished() {
        wishedLast = Optional.of(recorded.number());
        wished = wished.or(() -> wishedLast);
        heard = recorded.number();
        openTurn();
    }

    void refused(Event.HandoverRefused refused) {
        decision = Optional.empty();
        if (owner instanceof Owner.Inbox) {
            own(new Owner.Bot());
        }
        resumesWith(refused.action());
    }

    void expired(Event.HandoverExpired expired) {
        backToBot();
        resumesWith(expired.action());
    }

    /** The bot begins something of its own, though nobody has said anything. */
    void resumesWith(Optional<String> action) {
        action.ifPresent(begun -> {
            resumes("", Optional.empty(), action);
            startsAction();
        });
    }

    void withdrawn() {
        owner = before.queue().withOffer(Optional.empty());
    }

    /** The bot looks at once at what somebody else sets, if it has the conversation. */
    void tagged(Event.Tagged event) {
        tagged = Optional.of(before.tags().after(event))
                .filter(tags -> !tags.all().isEmpty());
        if (event.isNewsToBot(recorded.actor()) && owner instanceof Owner.Bot) {
            heard = recorded.number();
            openTurn();
        }
    }

    void rated(Event.Rated rated) {
        rating = Optional.of(rated.score());
    }

    void queued(Event.Queued queued) {
        Map<String, Instant> passed = queued.except()
                .map(agent -> Map.of(agent, recorded.at().plus(PASSED_OVER)))
                .orElse(Map.of());
        own(new Owner.Queue(
                queued.target(),
                queued.priority(),
                queued.returned(),
                queued.since(),
                queued.deadline(),
                queued.botSpeaks(),
                Optional.empty(),
                passed,
                queued.service(),
                queued.first()));
        decision = Optional.empty();
        wrapUp = Optional.empty();
        contact = new Contact(
                contact.last(),
                contact.customerAt(),
                contact.customerNumber(),
                contact.unanswered(),
                contact.waitsSince().or(() -> Optional.of(queued.since())));
        if (!queued.botSpeaks()) {
            silenceBot();
        }
    }

    void offered(Event.OfferMade made) {
        owner = before.queue()
                .withOffer(Optional.of(new Owner.Offer(
                        recorded.number(), made.agent(), made.name(), made.weight(), made.expiresAt())));
    }

    void passed(String agent, Instant notAgainBefore) {
        var passed = new HashMap<>(before.queue().passed());
        passed.values().removeIf(until -> !until.isAfter(recorded.at()));
        if (passed.size() >= MOST_PASSED) {
            passed.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(first -> passed.remove(first.getKey()));
        }
        passed.put(agent, notAgainBefore);
        owner = before.queue().withOffer(Optional.empty()).withPassed(Map.copyOf(passed));
    }

    void joined(Event.AgentJoined joined) {
        int priority = 0;
        Optional<Service> service = Optional.empty();
        if (before.owner() instanceof Owner.Queue queue) {
            priority = queue.priority();
            service = queue.service();
        } else if (before.owner() instanceof Owner.Agent agent) {
            priority = agent.priority();
            service = agent.service();
        }
        own(new Owner.Agent(
                joined.agent(), joined.name(), joined.weight(), joined.target(), priority, service, Optional.empty()));
        decision = Optional.empty();
        wrapUp = Optional.empty();
        silenceBot();
    }

    void rests(Optional<Integer> weight) {
        if (owner instanceof Owner.Agent agent) {
            owner = agent.resting(weight);
        }
    }

    void blocked(boolean on) {
        blockedSince = on ? Optional.of(recorded.at()) : Optional.empty();
    }

    void wrapUpOver() {
        wrapUp = Optional.empty();
    }

    void left(Event.AgentLeft left) {
        if (left.reason() == Event.LeaveReason.REASSIGNED) {
            return; // who joins next takes it over as it is
        }
        wrapUp = wrapUpAfter(left);
        own(new Owner.Bot());
        ended = endedBy(left);
        if (isForGood(left)) {
            handoverOver();
        }
        silenceBot();
        resumes(left.name(), left.outcome(), left.action());
        if (left.reason() == Event.LeaveReason.BACK_TO_BOT || left.reason() == Event.LeaveReason.DISMISSED) {
            waitsForNobody();
            left.action().ifPresent(action -> startsAction());
        }
    }

    private static boolean isForGood(Event.AgentLeft left) {
        return left.reason() == Event.LeaveReason.ENDED
                || left.reason() == Event.LeaveReason.BACK_TO_BOT
                || left.reason() == Event.LeaveReason.DISMISSED;
    }

    /** The bot has it back for good, or nobody has it. */
    private void handoverOver() {
        handover = handover.map(Handover::over);
    }

    /** Neither the customer's end nor that of silence is a person's. */
    private Optional<Conversation.Ended> endedBy(Event.AgentLeft left) {
        boolean byPerson =
                left.reason() == Event.LeaveReason.ENDED && recorded.actor().kind() == Actor.Kind.AGENT;
        return byPerson && before.owner() instanceof Owner.Agent agent
                ? Optional.of(new Conversation.Ended(
                        recorded.number(), Optional.of(agent.id()), agent.target(), recorded.at()))
                : Optional.empty();
    }

    /** Where the agent has ended the talk, and the team grants the time. */
    private Optional<Service.WrapUp> wrapUpAfter(Event.AgentLeft left) {
        if (isForGood(left) && before.owner() instanceof Owner.Agent agent) {
            long seconds = agent.served().wrapUpSeconds();
            if (seconds > 0 && !agent.rests()) {
                return Optional.of(new Service.WrapUp(
                        agent.id(),
                        agent.name(),
                        agent.weight(),
                        agent.target().team(),
                        recorded.at().plusSeconds(seconds)));
            }
        }
        return Optional.empty();
    }

    void desk(Event.DeskOpened opened) {
        own(new Owner.Desk(
                opened.desk(),
                opened.name(),
                Owner.Stage.OPENING,
                "",
                "",
                opened.target(),
                opened.answerBy(),
                opened.botSpeaks(),
                opened.fallback(),
                opened.again()));
        decision = Optional.empty();
        wrapUp = Optional.empty();
        contact = new Contact(
                contact.last(),
                contact.customerAt(),
                contact.customerNumber(),
                contact.unanswered(),
                contact.waitsSince().or(() -> Optional.of(recorded.at())));
        if (!opened.botSpeaks()) {
            silenceBot();
        }
    }

    void desk(Event.DeskAccepted accepted) {
        if (owner instanceof Owner.Desk desk) {
            Owner.Desk known = desk.known(accepted.reference(), accepted.pausesBot());
            if (accepted.pausesBot()) {
                silenceBot();
            }
            owner = desk.stage() == Owner.Stage.TALKING
                    ? known.at(Owner.Stage.TALKING, desk.person(), desk.answerBy())
                    : known;
        }
    }

    void desk(Event.DeskJoined joined) {
        if (owner instanceof Owner.Desk desk) {
            owner = desk.at(Owner.Stage.TALKING, joined.name(), desk.quietUntil(recorded.at()));
            silenceBot();
        }
    }

    void desk(Event.DeskLeft left) {
        if (owner instanceof Owner.Desk desk) {
            owner = desk.at(Owner.Stage.WAITING, "", left.answerBy());
        }
    }

    /** What the bot has heard and not yet answered, while it spoke for the desk, it still owes. */
    void desk(Event.DeskEnded ended) {
        boolean last = ended.outcome() == Event.DeskOutcome.ENDED && owner instanceof Owner.Desk desk && desk.isLast();
        own(new Owner.Bot());
        this.ended = endedAtDesk(ended);
        if (isForGood(ended.outcome())) {
            handoverOver();
        }
        waitsForNobody();
        if (!before.botMaySpeak()) {
            silenceBot();
        }
        if (ended.outcome() != Event.DeskOutcome.CLOSED && !last) {
            resumes(ended.name(), Optional.empty(), ended.action());
            ended.action().filter(action -> turn.isEmpty()).ifPresent(action -> startsAction());
        }
    }

    private static boolean isForGood(Event.DeskOutcome outcome) {
        return outcome == Event.DeskOutcome.ENDED
                || outcome == Event.DeskOutcome.BACK_TO_BOT
                || outcome == Event.DeskOutcome.DISMISSED;
    }

    private Optional<Conversation.Ended> endedAtDesk(Event.DeskEnded event) {
        return event.outcome() == Event.DeskOutcome.ENDED && before.owner() instanceof Owner.Desk desk
                ? Optional.of(new Conversation.Ended(recorded.number(), Optional.empty(), desk.target(), recorded.at()))
                : Optional.empty();
    }

    void cancelled(Event.HandoverCancelled event) {
        backToBot();
        handoverOver();
        if (event.outcome().isPresent() || event.action().isPresent()) {
            resumes(recorded.actor().name(), event.outcome(), event.action());
        }
        wished = Optional.empty();
        wishedLast = Optional.empty();
        event.action().ifPresent(action -> startsAction());
    }

    private void resumes(String person, Optional<String> outcome, Optional<String> action) {
        resume = Optional.of(new Resume(person, outcome.map(text -> beginning(text, OUTCOME)), action));
    }

    /**
     * The bot owes what the action begins with, though the customer has said nothing; what it had yet to answer is part of the
     * same turn, what was said to people is not.
     */
    private void startsAction() {
        if (!before.botMaySpeak()) {
            answered = recorded.number() - 1;
        }
        turn = Optional.empty();
        heard = recorded.number();
        openTurn();
    }

    void backToBot() {
        if (owner instanceof Owner.Queue || owner instanceof Owner.Inbox) {
            own(new Owner.Bot());
        }
        decision = Optional.empty();
        waitsForNobody();
    }

    void closed() {
        own(new Owner.Closed());
        handoverOver();
        ended = ended.filter(end -> end.number() == before.number()); // closed without a person, the talk is over
        decision = Optional.empty();
        silenceBot();
        waitsForNobody();
    }

    /** The customer no longer waits for a person. */
    private void waitsForNobody() {
        contact = new Contact(contact.last(), contact.customerAt(), contact.customerNumber(), 0, Optional.empty());
    }

    void own(Owner next) {
        owner = next;
        reminded = Optional.empty();
        wished = Optional.empty();
        wishedLast = Optional.empty();
        if (!(next instanceof Owner.Bot || next instanceof Owner.Closed)) {
            ended = Optional.empty();
        }
        changesHands = true;
    }

    /** What was said until now is no longer the bot's to answer. */
    private void silenceBot() {
        turn = Optional.empty();
        heard = recorded.number();
        answered = recorded.number();
    }

    private void openTurn() {
        if (turn.isEmpty() && heard > answered) {
            turn = Optional.of(new Owed(heard, 0, recorded.at().plus(TURN_LIMIT)));
        }
    }

    Conversation done() {
        return new Conversation(
                before.id(),
                before.assistant(),
                before.channel(),
                before.locale(),
                before.visitor(),
                before.startedAt(),
                recorded.number(),
                recorded.at(),
                changesHands ? before.epoch() + 1 : before.epoch(),
                owner,
                changesHands ? recorded.number() : before.ownerNumber(),
                changesHands ? recorded.at() : before.ownerSince(),
                new BotSide(turn, heard, answered, memory, resume, wished, wishedLast, ended),
                decision,
                handover,
                contact,
                rating,
                reminded,
                wrapUp,
                tagged,
                blockedSince);
    }

    private static String excerpt(String text) {
        return beginning(text, EXCERPT).strip();
    }

    /** About so many characters; never half of one. */
    private static String beginning(String text, int length) {
        return text.length() <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, length)));
    }
}
