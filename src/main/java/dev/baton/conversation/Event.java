package dev.baton.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fact about a conversation (law 2). Components marked {@link Personal} can be erased in place; all others never
 * change. The name on the wire and the format of each type stand in the journal's codec.
 */
public sealed interface Event {

    /** Whether the customer may see that it happened; what of it, the API decides. */
    default boolean customerSees() {
        return true;
    }

    /** Events that only people of the team see. */
    sealed interface Internal extends Event {
        @Override
        default boolean customerSees() {
            return false;
        }
    }

    /**
     * The first event of every conversation. The bot owes a greeting.
     *
     * @param tags with which it began, if with any; only people see them
     */
    record Started(
            String assistant,
            String channel,
            Optional<String> locale,
            @Personal Optional<Page> page,
            @Personal Visitor visitor,
            Optional<Tags> tags)
            implements Event {

        /** A start without tags. */
        public Started(
                String assistant, String channel, Optional<String> locale, Optional<Page> page, Visitor visitor) {
            this(assistant, channel, locale, page, visitor, Optional.empty());
        }
    }

    /**
     * Something said to or by the customer.
     *
     * @param text what was said
     * @param buttons quick replies offered with it
     * @param purpose what a line of bot or system is for, such as {@code greeting} or {@code transfer}
     * @param link the same in parts, where the line points somewhere else (K9)
     * @param file what was sent; the text is its name then, for whoever can only be shown text
     */
    record Message(
            @Personal String text,
            @Personal List<Button> buttons,
            Optional<String> purpose,
            @Personal Optional<Pointer> link,
            @Personal Optional<Attached> file)
            implements Event {

        /** A line that may point somewhere else. */
        public Message(String text, List<Button> buttons, Optional<String> purpose, Optional<Pointer> link) {
            this(text, buttons, purpose, link, Optional.empty());
        }

        /** A line that points nowhere. */
        public Message(String text, List<Button> buttons, Optional<String> purpose) {
            this(text, buttons, purpose, Optional.empty());
        }

        /** A file. */
        public static Message of(Attached file) {
            return new Message(file.name(), List.of(), Optional.empty(), Optional.empty(), Optional.of(file));
        }

        /** A line without buttons and purpose. */
        public static Message of(String text) {
            return new Message(text, List.of(), Optional.empty());
        }
    }

    /**
     * The scanner has said whether a file may be opened, or could not say it in time.
     *
     * @param file the file's id
     * @param message the number of the message that it came with
     * @param verdict what it said
     * @param why what it found, in its own words; for people of the team
     */
    record FileChecked(String file, long message, Verdict verdict, Optional<String> why) implements Event {}

    /** What a scanner says of a file. */
    enum Verdict {
        /** It may be opened. */
        CLEAN,
        /** It may not be opened; its bytes are gone. */
        REJECTED,
        /** It may be opened, though the scanner could not be asked. */
        UNCHECKED
    }

    /**
     * The bot answered a turn; its lines follow as messages.
     *
     * @param turn the number of the event that it answers
     * @param decision which rule won, and what is counted (law 10)
     * @param looked the rules that were looked at, in order; their details quote the customer
     * @param memory the dialog's memory, opaque to the conversation
     * @param values what was collected in this turn
     */
    record BotAnswered(
            long turn,
            Map<String, String> decision,
            @Personal List<Look> looked,
            @Personal String memory,
            @Personal Map<String, String> values)
            implements Internal {

        private static final Map<String, String> GAVE_UP = Map.of("outcome", "gave up");

        /** The turn was late too often and nobody waits for its answer any more; what the bot remembers stays. */
        static BotAnswered givenUp(long turn, String memory) {
            return new BotAnswered(turn, GAVE_UP, List.of(), memory, Map.of());
        }

        /** What the decision holds where the bot owes more: a turn of its own follows, which this event opens. */
        public static final Map.Entry<String, String> GOES_ON = Map.entry("outcome", "goes on");

        /** Under this name the decision holds up to which event messages are answered, where later ones of the turn are left. */
        public static final String THROUGH = "through";

        /** The last event that it answers; the turn's own where it answers all. */
        long through() {
            return Optional.ofNullable(decision.get(THROUGH))
                    .map(Long::parseLong)
                    .orElse(turn);
        }

        /** Whether the bot goes on by itself, when what it waits for outside has come. */
        boolean goesOn() {
            return decision.entrySet().contains(GOES_ON);
        }

        /** Whether the bot never answered. */
        boolean isGivenUp() {
            return decision.equals(GAVE_UP);
        }
    }

    /**
     * A rule that the bot looked at (law 10).
     *
     * @param rule its name
     * @param result whether it {@code won}, {@code lost} to one before it, or {@code passed}
     * @param detail what matched or why not, in words
     */
    record Look(String rule, String result, String detail) {}

    /** Owed work was not done in time and is owed again (T15 for a turn). */
    record WorkLate(Work work, long number, int attempt) implements Internal {}

    /**
     * A person is wanted. A decision about it is owed.
     *
     * @param reason which trigger
     * @param evidence what it saw, in words (T20)
     * @param target where to, as far as the one who asks knows
     * @param lines the step's own words for the transfer (M4) by state of availability
     * @param messageToAgent what stands first for the agent (X3)
     */
    record HandoverRequested(
            HandoverReason reason,
            @Personal String evidence,
            Target target,
            Map<String, String> lines,
            @Personal Optional<String> messageToAgent)
            implements Event {}

    /**
     * A person is wanted from outside the bot's turns, by the menu or a program, and the bot asks first what is asked before a
     * handover (X5); it owes a turn. The request follows when that is done.
     *
     * @param reason of the request that follows
     * @param evidence of the request that follows
     * @param target of the request that follows
     * @param messageToAgent of the request that follows
     */
    record HandoverWished(
            HandoverReason reason,
            @Personal String evidence,
            Target target,
            @Personal Optional<String> messageToAgent) implements Internal {

        static HandoverWished of(HandoverRequested request) {
            return new HandoverWished(request.reason(), request.evidence(), request.target(), request.messageToAgent());
        }

        /** The request, when the bot has asked. */
        public HandoverRequested request() {
            return new HandoverRequested(reason, evidence, target, Map.of(), messageToAgent);
        }
    }

    /**
     * The conversation waits for a person.
     *
     * @param target who may take it; the team is always present
     * @param priority higher is served first
     * @param returned whether it goes to the head of its priority (R10)
     * @param since since when it waits
     * @param deadline when the wait ends unserved
     * @param botSpeaks whether the bot may go on meanwhile (H1)
     * @param position place in the queue at this moment, from 1
     * @param expectedWaitSeconds how long it may take, if that can be told
     * @param except an agent who is passed over for a while, because it comes from there
     * @param service how it is served; plainly where it is missing
     * @param first the agent who is asked before all others
     * @param rule which routing rule chose target and priority (R3, law 10)
     */
    record Queued(
            Target target,
            int priority,
            boolean returned,
            Instant since,
            Instant deadline,
            boolean botSpeaks,
            int position,
            Optional<Long> expectedWaitSeconds,
            Optional<String> except,
            Optional<Service> service,
            Optional<Service.First> first,
            Optional<String> rule)
            implements Event {

        /** An entry that is served plainly. */
        public Queued(
                Target target,
                int priority,
                boolean returned,
                Instant since,
                Instant deadline,
                boolean botSpeaks,
                int position,
                Optional<Long> expectedWaitSeconds,
                Optional<String> except) {
            this(
                    target,
                    priority,
                    returned,
                    since,
                    deadline,
                    botSpeaks,
                    position,
                    expectedWaitSeconds,
                    except,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * What was looked at to decide whether a handover is possible (law 10): switches, hours, who is online.
     *
     * @param looked each fact's name, such as {@code assistant hours}, and what it was
     */
    record AvailabilityChecked(Map<String, String> looked) implements Internal {}

    /**
     * No handover is possible now (M3, A4, M7). The bot goes on, unless the conversation ends with the next event.
     *
     * @param outcome why
     * @param action what the bot then starts with, unasked
     */
    record HandoverRefused(Outcome outcome, Optional<String> action) implements Event {

        /** The bot waits for the customer. */
        public HandoverRefused(Outcome outcome) {
            this(outcome, Optional.empty());
        }
    }

    /** The bot starts something of its own while the customer waits (M3). */
    record ActionStarted(String action) implements Internal {}

    /**
     * The customer may leave a message for later (A4): what they write from here on lies in a team's inbox.
     *
     * @param target whose inbox
     * @param mailTo where it is sent as well
     */
    record Inboxed(Target target, Optional<String> mailTo) implements Event {}

    /**
     * What the customer left was sent by mail, or could not be.
     *
     * @param upTo the number of the last message in it
     * @param sent false when it was tried too often
     */
    record MessageMailed(long upTo, boolean sent) implements Internal {}

    /**
     * The customer, or an agent for them, no longer wants to wait (A7).
     *
     * @param outcome what a person who gave it back to the bot tells it
     * @param action the action that the bot then starts with
     */
    record HandoverCancelled(@Personal Optional<String> outcome, Optional<String> action) implements Event {

        /** The plain wish to wait no longer. */
        public HandoverCancelled() {
            this(Optional.empty(), Optional.empty());
        }
    }

    /**
     * The wait limit passed (A6). The bot goes on, unless the next events say more.
     *
     * @param action what the bot then starts with, unasked
     */
    record HandoverExpired(Optional<String> action) implements Event {

        /** The bot waits for the customer. */
        public HandoverExpired() {
            this(Optional.empty());
        }
    }

    /**
     * A slot of an agent is reserved and the agent is asked (R7).
     *
     * @param agent whom it asks
     * @param name that agent's name
     * @param weight what is reserved, in hundredths of a slot
     * @param expiresAt when it counts as missed
     * @param why how the choice was made (law 10)
     */
    record OfferMade(String agent, String name, int weight, Instant expiresAt, Map<String, String> why)
            implements Internal {}

    /** The agent said no. */
    record OfferDeclined(long offer, String agent, String name, Instant notAgainBefore) implements Internal {}

    /** The agent did not answer in time. */
    record OfferMissed(long offer, String agent, String name, Instant notAgainBefore) implements Internal {}

    /** The offer ended because the conversation went elsewhere or the agent was lost. */
    record OfferWithdrawn(long offer, String agent, String name) implements Internal {}

    /**
     * From here on the agent speaks.
     *
     * @param agent who
     * @param name what the customer reads
     * @param weight what it takes of the agent's capacity, in hundredths of a slot
     * @param target what it had been queued for
     * @param forced whether a supervisor's force put it past the cap (R6)
     */
    record AgentJoined(String agent, String name, int weight, Target target, boolean forced) implements Event {}

    /**
     * The agent no longer has it. Unless another event of the same commit says more, the bot has it now; when reassigned,
     * the agent who joins with the next event.
     */
    record AgentLeft(
            String agent,
            String name,
            LeaveReason reason,
            @Personal Optional<String> outcome,
            Optional<String> action) implements Event {

        /** An agent who waited for the customer is asked again first; to the customer they never left. */
        @Override
        public boolean customerSees() {
            return reason != LeaveReason.RESTED;
        }
    }

    /**
     * The agent waits for the customer and needs the slot for others meanwhile (W7).
     *
     * @param agent who
     * @param name that agent's name
     * @param weight what it takes from here on, in hundredths of a slot
     */
    record Rested(String agent, String name, int weight) implements Internal {}

    /**
     * The agent goes on with it before the customer has answered.
     *
     * @param agent who
     * @param name that agent's name
     * @param weight what it takes from here on, in hundredths of a slot
     */
    record Resumed(String agent, String name, int weight) implements Internal {}

    /**
     * The time after the talk is over and the slot is free (R13).
     *
     * @param agent who
     * @param name that agent's name
     * @param early whether the agent ended it before its time
     */
    record WrapUpEnded(String agent, String name, boolean early) implements Internal {}

    /**
     * It goes to an outside desk (K1).
     *
     * @param desk the configured desk
     * @param name its name
     * @param target what it is handed over for; the team is present
     * @param answerBy when it counts as not taken
     * @param botSpeaks whether the bot may go on until a person joins (K7)
     * @param fallback the desk that is asked should this one fail (K3)
     * @param again when the bot may speak again after a person there has; empty: when it has ended there (K7)
     */
    record DeskOpened(
            String desk,
            String name,
            Target target,
            Instant answerBy,
            boolean botSpeaks,
            Optional<String> fallback,
            Optional<BotReturn> again)
            implements Event {

        /** One from which the bot has it back at the end. */
        public DeskOpened(
                String desk,
                String name,
                Target target,
                Instant answerBy,
                boolean botSpeaks,
                Optional<String> fallback) {
            this(desk, name, target, answerBy, botSpeaks, fallback, Optional.empty());
        }
    }

    /** The desk has taken it. @param reference the desk's own name for it @param pausesBot whether the bot falls silent (K7) */
    record DeskAccepted(String desk, String reference, boolean pausesBot) implements Internal {}

    /** A person at the desk talks from here on. @param name what the customer reads */
    record DeskJoined(String desk, String person, String name) implements Event {}

    /** It was passed on within the desk. @param to to whom or what, in the desk's words */
    record DeskTransferred(String desk, String to) implements Internal {}

    /**
     * The person at the desk has left; the desk still has it.
     *
     * @param name who
     * @param answerBy when it counts as not taken by another
     */
    record DeskLeft(String desk, String name, Instant answerBy) implements Event {}

    /**
     * The desk no longer has it. The bot does, unless the next event says more.
     *
     * @param desk the configured desk
     * @param name its name
     * @param outcome how it ended
     * @param why the reason as a sentence for the team; empty if there is none to tell
     * @param action what the bot then starts with, unasked (M7)
     */
    record DeskEnded(String desk, String name, DeskOutcome outcome, String why, Optional<String> action)
            implements Event {}

    /** How a conversation ended at an outside desk. */
    enum DeskOutcome {
        /** The people there are done. */
        ENDED,
        /** The desk did not want it. */
        REFUSED,
        /** Nobody took it in time. */
        TIMED_OUT,
        /** The desk could not be reached, or failed. */
        FAILED,
        /** The customer went back to the assistant (H6). */
        DISMISSED,
        /** A person of ours gave it back to the bot (H3). */
        BACK_TO_BOT,
        /** A supervisor of ours took it over (W9). */
        TAKEN_OVER,
        /** Somebody closed it on our side. */
        CLOSED
    }

    /** Somebody passed it on (W6). */
    record Transferred(
            Target target, boolean toBot, @Personal Optional<String> note) implements Internal {}

    /**
     * Tags were set or taken away (T11, X4). While the bot has the conversation, tags that others set are the bot's to look at.
     *
     * @param added as they were written
     * @param removed as they stood there
     */
    record Tagged(List<String> added, List<String> removed) implements Internal {

        /** Copies the lists. */
        public Tagged {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        /** Whether the bot has something to look at, who knows those that it set itself. */
        public boolean isNewsToBot(Actor by) {
            return !added.isEmpty() && by.kind() != Actor.Kind.BOT;
        }
    }

    /** A remark that only the team sees. */
    record Note(@Personal String text) implements Internal {}

    /**
     * The customer may not write any more (W10).
     *
     * @param reason why, in the words of who blocked them
     */
    record VisitorBlocked(@Personal String reason) implements Internal {}

    /** The customer may write again. */
    record VisitorUnblocked() implements Internal {}

    /** The conversation ended. */
    record Closed(Optional<String> category) implements Event {}

    /** The customer wrote again; the bot has it. */
    record Reopened() implements Event {}

    /** The customer's opinion (H5). */
    record Rated(int score, @Personal Optional<String> comment) implements Internal {}

    /**
     * A read-only link to the conversation was made, opened for the first time, or ended by a person (X7).
     *
     * @param link its id; never the link itself
     * @param use which of the three
     * @param expiresAt when it ends by itself
     */
    record HistoryLink(String link, LinkUse use, Instant expiresAt) implements Internal {}

    /** Written by a later release: kept, shown as it is, without effect. */
    record Unknown(String type) implements Internal {}

    /** Work that can be owed; see {@link Conversation.Owed}. */
    enum Work {
        /** The bot's answer. */
        TURN,
        /** What becomes of a wish for a person. */
        DECISION,
        /** A mail with what the customer left; its first attempt comes when they have stopped writing. */
        MAIL
    }

    /** What became of a history link. */
    enum LinkUse {
        CREATED,
        OPENED,
        REVOKED
    }

    /** Why no handover was possible. */
    enum Outcome {
        /** It is switched off (A2). */
        DISABLED,
        /** Outside the opening hours (A1). */
        CLOSED,
        /** The assistant has no people (T18). */
        BOT_ONLY,
        /** Nobody is online, and the team's customers are not to wait (A4). */
        OFFLINE,
        /** Nobody is online; the customer was given a link (A4). */
        LINK,
        /** It was tried and did not work (M7). */
        FAILED
    }

    /** Why an agent left. */
    enum LeaveReason {
        ENDED,
        TRANSFERRED,
        LOST,
        BACK_TO_BOT,
        REASSIGNED,
        /** The customer went back to the assistant (H6). */
        DISMISSED,
        /** The customer answered an agent who waited for that; it comes back to them (W7). */
        RESTED
    }
}
