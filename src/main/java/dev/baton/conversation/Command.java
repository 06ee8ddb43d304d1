package dev.baton.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A wish to change a conversation. What becomes of it, {@link Rules} decides. Commands with a {@link #clientId} can be
 * repeated for as long as the log is kept; the others are idempotent by what they ask for (law 4).
 */
public sealed interface Command {

    /** When it was asked, by the database's clock. */
    Instant at();

    /** Who asks. */
    Actor actor();

    /** The sender's own id of this command, if it has one. */
    default Optional<String> clientId() {
        return Optional.empty();
    }

    /** A customer opens a conversation. */
    record Start(
            Instant at,
            Optional<String> clientId,
            String assistant,
            String channel,
            Optional<String> locale,
            Optional<Page> page,
            Visitor visitor,
            Optional<Tags> tags)
            implements Command {

        /** A start without tags. */
        public Start(
                Instant at,
                Optional<String> clientId,
                String assistant,
                String channel,
                Optional<String> locale,
                Optional<Page> page,
                Visitor visitor) {
            this(at, clientId, assistant, channel, locale, page, visitor, Optional.empty());
        }

        @Override
        public Actor actor() {
            return Actor.CUSTOMER;
        }
    }

    /** Customer or agent say something. */
    record Say(Instant at, Actor actor, Optional<String> clientId, Event.Message message) implements Command {

        /** They say it in words. */
        public Say(Instant at, Actor actor, Optional<String> clientId, String text) {
            this(at, actor, clientId, Event.Message.of(text));
        }
    }

    /** The scanner's word on a file; said once for each file. */
    record ReportFile(Instant at, Event.FileChecked checked) implements Command {
        @Override
        public Actor actor() {
            return Actor.SYSTEM;
        }

        @Override
        public Optional<String> clientId() {
            return Optional.of("file:" + checked.file());
        }
    }

    /**
     * The bot answers a turn.
     *
     * @param turn the number of the event that opened it
     * @param epoch the epoch in which the bot read it
     * @param lines what it says
     * @param memory what the dialog wants to remember
     * @param values what it collected
     * @param decision which rule won, and what is counted (law 10)
     * @param looked the rules that it looked at, in order
     * @param tags what it sets on the conversation, as far as there is room (T11)
     * @param wish a person is wanted
     * @param wished the number of the wish that this carries out, where somebody else than the bot wants the person (X5); one
     *     that was withdrawn meanwhile is not carried out
     */
    record AnswerTurn(
            Instant at,
            Actor actor,
            long turn,
            long epoch,
            List<Event.Message> lines,
            String memory,
            Map<String, String> values,
            Map<String, String> decision,
            List<Event.Look> looked,
            List<String> tags,
            Optional<Event.HandoverRequested> wish,
            Optional<Long> wished)
            implements Command {

        /** An answer that sets no tags; a wish, if there is one, is the bot's own. */
        public AnswerTurn(
                Instant at,
                Actor actor,
                long turn,
                long epoch,
                List<Event.Message> lines,
                String memory,
                Map<String, String> values,
                Map<String, String> decision,
                List<Event.Look> looked,
                Optional<Event.HandoverRequested> wish) {
            this(at, actor, turn, epoch, lines, memory, values, decision, looked, List.of(), wish, Optional.empty());
        }
    }

    /**
     * Somebody other than the bot's turn wants a person.
     *
     * @param asksFirst the bot, if it has the conversation, asks first what is asked before a handover (X5)
     */
    record RequestHandover(Instant at, Actor actor, Event.HandoverRequested request, boolean asksFirst)
            implements Command {

        /** Nothing is asked first. */
        public RequestHandover(Instant at, Actor actor, Event.HandoverRequested request) {
            this(at, actor, request, false);
        }
    }

    /**
     * The answer to a requested handover.
     *
     * @param request the number of the request
     * @param decision what is to happen
     * @param line the one message for the customer (M8), if any
     * @param looked what was looked at to decide (law 10)
     */
    record DecideHandover(
            Instant at, long request, Decided decision, Optional<Event.Message> line, Map<String, String> looked)
            implements Command {

        /** A decision for which nothing was looked at. */
        public DecideHandover(Instant at, long request, Decided decision, Optional<Event.Message> line) {
            this(at, request, decision, line, Map.of());
        }

        @Override
        public Actor actor() {
            return Actor.SYSTEM;
        }
    }

    /** What can become of a requested handover. */
    sealed interface Decided {
        /**
         * It waits for one of our own agents.
         *
         * @param queued where and how
         * @param action what the bot starts with meanwhile, if it may speak
         */
        record ToQueue(Event.Queued queued, Optional<String> action) implements Decided {
            /** The bot waits for the customer. */
            public ToQueue(Event.Queued queued) {
                this(queued, Optional.empty());
            }
        }

        /**
         * It stays with the bot.
         *
         * @param outcome why
         * @param instead what happens in place of the handover
         */
        record Stays(Event.Outcome outcome, Instead instead) implements Decided {
            /** The bot waits for the customer. */
            public Stays(Event.Outcome outcome) {
                this(outcome, Instead.NOTHING);
            }
        }

        /** It goes to an outside desk (K1). */
        record ToDesk(Event.DeskOpened opened) implements Decided {}

        /** The customer may leave a message (A4). */
        record ToInbox(Event.Inboxed inboxed) implements Decided {}
    }

    /** What happens where nobody can take it. */
    sealed interface Instead {
        /** The bot waits for the customer. */
        Instead NOTHING = new Goes(Optional.empty());

        /** The bot goes on; with an action, if one is named. */
        record Goes(Optional<String> action) implements Instead {}

        /** The conversation ends. */
        record Ends() implements Instead {}

        /** The customer may leave a message. */
        record Inbox(Event.Inboxed inboxed) implements Instead {}
    }

    /** Back to the bot instead of waiting. */
    record CancelHandover(Instant at, Actor actor) implements Command {}

    /** The customer goes back to the assistant, from waiting or from a person (H6). */
    record GoBack(Instant at) implements Command {
        @Override
        public Actor actor() {
            return Actor.CUSTOMER;
        }
    }

    /**
     * An outside desk says something (K1). What it says of a conversation that it no longer has is refused.
     *
     * @param clientId the desk's own id of what it says, with the desk's before it: so that it counts once (K6)
     * @param desk which desk
     * @param said what
     * @param brings what failing there brings
     * @param takes how the desk takes it from the bot, where the channel is the desk's own (K2)
     */
    record HearDesk(
            Instant at,
            Optional<String> clientId,
            String desk,
            DeskSays said,
            Consequences brings,
            Optional<Takeover> takes)
            implements Command {

        /** What is said by a desk that takes nothing by itself. */
        public HearDesk(Instant at, Optional<String> clientId, String desk, DeskSays said, Consequences brings) {
            this(at, clientId, desk, said, brings, Optional.empty());
        }

        @Override
        public Actor actor() {
            return said instanceof DeskSays.Message message
                    ? Actor.agent("desk:" + desk + ":" + message.person(), message.name())
                    : Actor.SYSTEM;
        }
    }

    /**
     * A desk takes a conversation of its own channel (K2).
     *
     * @param opened what it is then
     * @param reference the desk's name for it
     */
    record Takeover(Event.DeskOpened opened, String reference) {}

    /** What an outside desk can say. */
    sealed interface DeskSays {
        /** It has taken it, under this name of its own. @param opening the number of the event that brought it there */
        record Accepted(long opening, String reference, boolean pausesBot) implements DeskSays {}

        /** A person there talks from now on. */
        record Joined(String person, String name) implements DeskSays {}

        /** A person there says something. Whoever does has joined, even if nobody said so. @param choices quick replies to it */
        record Message(String person, String name, String text, List<Button> choices) implements DeskSays {
            /** Without quick replies. */
            public Message(String person, String name, String text) {
                this(person, name, text, List.of());
            }

            Event.Message asEvent() {
                return new Event.Message(text, choices, Optional.empty());
            }
        }

        /** The desk itself tells the customer something; nobody has joined by that. */
        record Notice(String text) implements DeskSays {}

        /** It was passed on within the desk. */
        record Transferred(String to) implements DeskSays {}

        /** The person has left; somebody else may come. @param answerBy until when */
        record Left(String name, Instant answerBy) implements DeskSays {}

        /** The people there are done. */
        record Ended() implements DeskSays {}

        /** The people there give it to the bot. @param action what it begins with, unasked */
        record HandsBack(Optional<String> action) implements DeskSays {}

        /**
         * It did not work.
         *
         * @param opening the number of the event that brought it there; 0 if it is not about the opening
         * @param refused whether the desk did not want it, rather than could not
         * @param why as a sentence for the team
         */
        record Failed(long opening, boolean refused, String why) implements DeskSays {}
    }

    /** What became of a mail that was owed. */
    record ReportMail(Instant at, long upTo, boolean sent) implements Command {
        @Override
        public Actor actor() {
            return Actor.SYSTEM;
        }
    }

    /**
     * The router asks an agent.
     *
     * @param epoch the epoch in which the router saw the conversation wait
     * @param offer whom, for how long and why
     * @param term the router's term; an older one is refused by the journal
     */
    record MakeOffer(Instant at, long epoch, Event.OfferMade offer, long term) implements Command {
        @Override
        public Actor actor() {
            return Actor.SYSTEM;
        }
    }

    /** The agent takes the offer. */
    record AcceptOffer(Instant at, Actor actor, long offer) implements Command {}

    /** The agent does not take the offer. */
    record DeclineOffer(Instant at, Actor actor, long offer) implements Command {}

    /**
     * An agent takes the conversation, from wherever it is but another agent.
     *
     * @param weight in hundredths of a slot
     * @param force a supervisor's: past the cap, and from another agent too
     * @param home where it waits again should the agent be lost, if it was never queued
     */
    record Claim(Instant at, Actor actor, int weight, boolean force, Target home) implements Command {}

    /**
     * The agent waits for the customer (W7).
     *
     * @param rests true to wait, false to go on before the customer answers, which takes the slot again
     */
    record Rest(Instant at, Actor actor, boolean rests) implements Command {}

    /** The agent, or a supervisor for them, needs no more time after the talk (R13). */
    record FinishWrapUp(Instant at, Actor actor, boolean supervisor) implements Command {}

    /** Passes it to another queue or agent. */
    record Transfer(Instant at, Actor actor, boolean supervisor, Event.Queued queued, Optional<String> note)
            implements Command {}

    /**
     * Gives it back to the bot (H3).
     *
     * @param outcome what the person achieved, in words for the bot
     * @param action the action that the bot starts with
     */
    record HandBack(
            Instant at,
            Actor actor,
            boolean supervisor,
            Optional<String> outcome,
            Optional<String> action,
            Optional<String> note)
            implements Command {}

    /** Adds a remark for the team. */
    record AddNote(Instant at, Actor actor, Optional<String> clientId, String text) implements Command {}

    /** The conversation has these tags and no others (T11, X4). */
    record SetTags(Instant at, Actor actor, Tags tags) implements Command {}

    /** Writes down what became of a history link (X7). */
    record RecordLink(Instant at, Actor actor, Event.HistoryLink link) implements Command {
        @Override
        public Optional<String> clientId() {
            return Optional.of("history " + link.link() + " " + link.use());
        }
    }

    /** Ends it. */
    record Close(Instant at, Actor actor, boolean supervisor, Optional<String> category, Optional<String> note)
            implements Command {}

    /**
     * Takes away the customer's right to write, and ends what is open (W10).
     *
     * @param reason why, for the team
     */
    record Block(Instant at, Actor actor, boolean supervisor, String reason) implements Command {}

    /** Gives the customer the right to write again; who may, the caller decides. */
    record Unblock(Instant at, Actor actor) implements Command {}

    /** The customer's opinion. */
    record Rate(Instant at, int score, Optional<String> comment) implements Command {
        @Override
        public Actor actor() {
            return Actor.CUSTOMER;
        }
    }

    /**
     * The agent's connection is gone for longer than the grace time, or the agent signed out (R10).
     *
     * @param waitUntil when the wait that begins with it ends unserved
     */
    record LoseAgent(Instant at, String agent, Instant waitUntil) implements Command {
        @Override
        public Actor actor() {
            return Actor.SYSTEM;
        }
    }

    /**
     * A deadline may have passed; the state says which. Firing twice is harmless (law 7).
     *
     * @param brings what time brings, as far as the assistant says it
     */
    record Due(Instant at, Consequences brings) implements Command {
        @Override
        public Actor actor() {
            return Actor.SYSTEM;
        }
    }
}
