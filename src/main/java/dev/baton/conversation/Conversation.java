package dev.baton.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a conversation: a reading of its log, bounded in size however long the talk. {@link #apply} is the only
 * way to a next state, so that folding the log gives what is stored.
 *
 * @param id its name
 * @param assistant id of the assistant that it was started with
 * @param channel where the customer is, such as {@code web}, or {@code desk:help} for what an outside desk owns
 * @param locale the customer's language as a BCP 47 tag
 * @param visitor who the site says it is; without attributes, which only the first event carries
 * @param startedAt when it started
 * @param number of the last event
 * @param lastAt time of the last event
 * @param epoch raised by every change of owner
 * @param owner who has it
 * @param ownerNumber the event that made them owner
 * @param ownerSince since when
 * @param bot what concerns the bot's turns
 * @param decision the handover decision that is owed
 * @param handover the latest handover
 * @param contact when and what was said last
 * @param rating the customer's opinion, 1 to 5
 * @param reminded the reminder that was said since somebody last did something (M6, H4)
 * @param wrapUp the agent who still finishes what was talked about
 * @param tagged what it is about, in the words of people and topics; missing where there are none
 * @param blockedSince since when the customer may not write any more (W10)
 */
public record Conversation(
        ConversationId id,
        String assistant,
        String channel,
        Optional<String> locale,
        Visitor visitor,
        Instant startedAt,
        long number,
        Instant lastAt,
        long epoch,
        Owner owner,
        long ownerNumber,
        Instant ownerSince,
        BotSide bot,
        Optional<Owed> decision,
        Optional<Handover> handover,
        Contact contact,
        Optional<Integer> rating,
        Optional<Reminded> reminded,
        Optional<Service.WrapUp> wrapUp,
        Optional<Tags> tagged,
        Optional<Instant> blockedSince) {

    /** How long a customer who leaves a message may pause before what they wrote is sent by mail. */
    public static final Duration MAIL_PAUSE = Duration.ofSeconds(30);

    /** How long the bot may take for a turn before it is asked again. */
    public static final Duration TURN_LIMIT = Duration.ofSeconds(30);

    /** How long a handover decision may take before it is tried again. */
    public static final Duration DECISION_LIMIT = Duration.ofSeconds(15);

    /** How long an agent who declined or missed an offer is passed over for the same conversation. */
    public static final Duration PASSED_OVER = Duration.ofSeconds(60);

    private static final String DESK_CHANNEL = "desk:";

    /**
     * Work that must follow, named in the state so that it survives a crash.
     *
     * @param number the event that it follows from
     * @param attempt how often it was late already
     * @param due when it counts as late
     */
    public record Owed(long number, int attempt, Instant due) {
        Owed late(int attempt, Instant at, Duration limit) {
            return new Owed(number, attempt, at.plus(limit.multipliedBy(1L << Math.min(attempt, 5))));
        }
    }

    /**
     * The bot's side.
     *
     * @param turn the one open turn; its number is that of the event which it answers
     * @param heard the last event that the bot has yet to take in, whether or not a turn is open
     * @param answered up to here everything is answered, or no longer the bot's
     * @param memory the dialog's memory, opaque here
     * @param resume what a person left for it, until its next answer
     * @param ended the person who ended the talk last, until somebody else has it (H2)
     * @param wished the first wish for a person for which it asks first (X5), until the request or until it is withdrawn
     * @param wishedLast the last such wish, until then
     */
    public record BotSide(
            Optional<Owed> turn,
            long heard,
            long answered,
            String memory,
            Optional<Resume> resume,
            Optional<Long> wished,
            Optional<Long> wishedLast,
            Optional<Ended> ended) {}

    /**
     * A person ended the talk (H2).
     *
     * @param number of the event with which it ended
     * @param agent who; empty if it was at an outside desk
     * @param target what it was queued for
     * @param at when
     */
    public record Ended(long number, Optional<String> agent, Target target, Instant at) {}

    /**
     * What a person who handed back leaves for the bot (H3).
     *
     * @param agentName who it was
     * @param outcome what was achieved; its beginning, the event has it in full
     * @param action what the bot starts with
     */
    public record Resume(String agentName, Optional<String> outcome, Optional<String> action) {}

    /**
     * A reminder that was said.
     *
     * @param purpose which, as {@link Silence.Reminder#wire} names it
     * @param count how often in a row
     * @param at when last
     */
    public record Reminded(String purpose, int count, Instant at) {}

    /**
     * The latest handover.
     *
     * @param number of its request
     * @param reason why a person was wanted
     * @param standsSince since when it stands, also where it was refused; empty once the bot has the conversation back for
     *     good, or it was closed (W3)
     */
    public record Handover(long number, HandoverReason reason, Optional<Instant> standsSince) {
        Handover over() {
            return new Handover(number, reason, Optional.empty());
        }
    }

    /**
     * Who said what last, and who waits for whom.
     *
     * @param last the last line that the customer, the bot or a person of ours said
     * @param customerAt when the customer wrote last
     * @param customerNumber the customer's last message; 0 before the first
     * @param unanswered customer's messages since a person answered
     * @param waitsSince since when the customer waits for an answer of a person
     */
    public record Contact(
            Optional<Line> last,
            Instant customerAt,
            long customerNumber,
            int unanswered,
            Optional<Instant> waitsSince) {}

    /** The beginning of a message, for lists. */
    public record Line(Actor actor, String excerpt, Instant at) {}

    /**
     * What a conversation takes of an agent's capacity: reserved by an offer, held, or kept for the wrap-up (law 6).
     *
     * @param agent whose
     * @param weight how much, in hundredths of a slot
     * @param team whose conversation it is; counts for caps by team
     * @param channel where the customer is; counts for caps by channel
     */
    public record Hold(String agent, int weight, Optional<String> team, String channel) {

        /**
         * The names under which the weight counts besides the whole: the team, the channel, and both together. An agent may
         * have a cap for each.
         */
        public List<String> scopes() {
            String byChannel = scope(channel);
            return team.map(id -> List.of(byChannel, teamScope(id), teamScope(id) + " " + byChannel))
                    .orElseGet(() -> List.of(byChannel));
        }

        /** The name under which conversations of a channel count. */
        public static String scope(String channel) {
            return "channel:" + channel;
        }

        /** The name under which conversations of a team count. */
        public static String teamScope(String team) {
            return "team:" + team;
        }
    }

    /** The state after the first event. */
    public static Conversation start(ConversationId id, Recorded first) {
        if (!(first.event() instanceof Event.Started started)) {
            throw new IllegalArgumentException("A log begins with its start, not with " + first.event());
        }
        Instant at = first.at();
        var visitor = new Visitor(
                started.visitor().externalId(),
                started.visitor().name(),
                started.visitor().email(),
                Map.of());
        return new Conversation(
                id,
                started.assistant(),
                started.channel(),
                started.locale(),
                visitor,
                at,
                first.number(),
                at,
                1,
                new Owner.Bot(),
                first.number(),
                at,
                new BotSide(
                        Optional.of(new Owed(first.number(), 0, at.plus(TURN_LIMIT))),
                        first.number(),
                        0,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                new Contact(Optional.empty(), at, 0, 0, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                started.tags(),
                Optional.empty());
    }

    /** The state after one more event, which must bear the next number. */
    public Conversation apply(Recorded recorded) {
        if (recorded.number() != number + 1) {
            throw new IllegalArgumentException("After event " + number + " came " + recorded.number());
        }
        var next = new Draft(this, recorded);
        switch (recorded.event()) {
            case Event.Started started -> throw new IllegalArgumentException("Started twice: " + started);
            case Event.Message message -> next.said(message);
            case Event.BotAnswered answered -> next.answered(answered);
            case Event.WorkLate late -> next.late(late);
            case Event.HandoverRequested requested -> next.requested(requested);
            case Event.HandoverWished wished -> next.wished();
            case Event.Queued queued -> next.queued(queued);
            case Event.AvailabilityChecked checked -> {}
            case Event.ActionStarted started -> next.resumesWith(Optional.of(started.action()));
            case Event.HandoverRefused refused -> next.refused(refused);
            case Event.HandoverCancelled cancelled -> next.cancelled(cancelled);
            case Event.HandoverExpired expired -> next.expired(expired);
            case Event.Inboxed inboxed -> next.inboxed(inboxed);
            case Event.MessageMailed mailed -> next.mailed(mailed);
            case Event.OfferMade made -> next.offered(made);
            case Event.OfferDeclined declined -> next.passed(declined.agent(), declined.notAgainBefore());
            case Event.OfferMissed missed -> next.passed(missed.agent(), missed.notAgainBefore());
            case Event.OfferWithdrawn withdrawn -> next.withdrawn();
            case Event.AgentJoined joined -> next.joined(joined);
            case Event.AgentLeft left -> next.left(left);
            case Event.Rested rested -> next.rests(Optional.of(rested.weight()));
            case Event.Resumed resumed -> next.rests(Optional.empty());
            case Event.WrapUpEnded ended -> next.wrapUpOver();
            case Event.DeskOpened opened -> next.desk(opened);
            case Event.DeskAccepted accepted -> next.desk(accepted);
            case Event.DeskJoined joined -> next.desk(joined);
            case Event.DeskLeft left -> next.desk(left);
            case Event.DeskEnded ended -> next.desk(ended);
            case Event.DeskTransferred transferred -> {}
            case Event.Closed closed -> next.closed();
            case Event.Reopened reopened -> next.own(new Owner.Bot());
            case Event.Rated rated -> next.rated(rated);
            case Event.VisitorBlocked blocked -> next.blocked(true);
            case Event.VisitorUnblocked unblocked -> next.blocked(false);
            case Event.Transferred transferred -> {}
            case Event.Tagged tagged -> next.tagged(tagged);
            case Event.Note note -> {}
            case Event.HistoryLink link -> {}
            case Event.FileChecked checked -> {}
            case Event.Unknown unknown -> {}
        }
        return next.done();
    }

    /** What it takes of an agent's capacity, if it takes anything; 0 hundredths may be, while it waits for the customer. */
    public Optional<Hold> hold() {
        return switch (owner) {
            case Owner.Queue queue ->
                queue.offer()
                        .map(offer -> new Hold(
                                offer.agent(), offer.weight(), queue.target().team(), channel));
            case Owner.Agent agent ->
                Optional.of(new Hold(
                        agent.id(),
                        agent.restsWith().orElse(agent.weight()),
                        agent.target().team(),
                        channel));
            case Owner.Bot bot -> wrapUpHold();
            case Owner.Inbox inbox -> wrapUpHold();
            case Owner.Desk desk -> wrapUpHold();
            case Owner.Closed closed -> wrapUpHold();
        };
    }

    private Optional<Hold> wrapUpHold() {
        return wrapUp.map(after -> new Hold(after.agent(), after.weight(), after.team(), channel));
    }

    /** When something must happen next, if anything must (law 7). */
    public Optional<Instant> deadline() {
        Stream<Instant> waiting = owner instanceof Owner.Queue queue
                ? Stream.concat(Stream.of(queue.deadline()), queue.offer().map(Owner.Offer::expiresAt).stream())
                : Stream.empty();
        Stream<Instant> desk = owner instanceof Owner.Desk at ? at.due().stream() : Stream.empty();
        Stream<Owed> mail = owner instanceof Owner.Inbox inbox ? inbox.mail().stream() : Stream.empty();
        Stream<Instant> owed = Stream.concat(Stream.concat(bot.turn().stream(), decision.stream()), mail)
                .map(Owed::due);
        return Stream.concat(
                        Stream.concat(Stream.concat(waiting, desk), owed), wrapUp.map(Service.WrapUp::until).stream())
                .min(Instant::compareTo);
    }

    /** Whether the bot may speak to the customer now (H1). */
    public boolean botMaySpeak() {
        return switch (owner) {
            case Owner.Bot with -> true;
            case Owner.Queue queue -> queue.botSpeaks();
            case Owner.Agent agent -> false;
            case Owner.Inbox inbox -> false;
            case Owner.Desk desk -> desk.botSpeaks() && desk.stage() != Owner.Stage.TALKING;
            case Owner.Closed closed -> false;
        };
    }

    /**
     * Whether it counts as handed over (W3): from the request for a person on, also where none could be had, until a person
     * has ended it or given it back, the customer has gone back to the assistant, or it is closed.
     */
    public boolean handedOver() {
        return switch (owner) {
            case Owner.Bot bot -> handover.flatMap(Handover::standsSince).isPresent();
            case Owner.Queue queue -> true;
            case Owner.Agent agent -> true;
            case Owner.Inbox inbox -> true;
            case Owner.Desk desk -> true;
            case Owner.Closed closed -> false;
        };
    }

    /** The outside desk whose channel it is (K2); empty where the channel is ours. */
    public Optional<String> channelDesk() {
        return Optional.of(channel)
                .filter(name -> name.startsWith(DESK_CHANNEL))
                .map(name -> name.substring(DESK_CHANNEL.length()));
    }

    /** What the channel of an outside desk is called. */
    public static String channelOf(String desk) {
        return DESK_CHANNEL + desk;
    }

    /** Its tags. */
    public Tags tags() {
        return tagged.orElse(Tags.NONE);
    }

    /** Whether the given agent has it. */
    public boolean isWith(String agent) {
        return owner instanceof Owner.Agent with && with.id().equals(agent);
    }

    Owner.Queue queue() {
        return (Owner.Queue) owner;
    }
}
