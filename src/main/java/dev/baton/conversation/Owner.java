package dev.baton.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Who has the conversation: exactly one of these at any moment (law 1). Only the owner speaks to the customer. */
public sealed interface Owner {

    /** The assistant's bot. */
    record Bot() implements Owner {}

    /**
     * Nobody yet: it waits for a person.
     *
     * @param target who may take it; its team is always present
     * @param priority higher is served first
     * @param returned it was with an agent before and stands at the head of its priority (R10)
     * @param since since when it waits; kept when an offer fails, so that it keeps its place
     * @param deadline when the wait ends unserved (A6)
     * @param botSpeaks whether the bot may go on meanwhile (H1)
     * @param offer the offer that is out, if one is
     * @param passed agents who declined or missed it, and until when they are passed over
     * @param service how it is served, if not plainly
     * @param first the agent who is asked before all others
     */
    record Queue(
            Target target,
            int priority,
            boolean returned,
            Instant since,
            Instant deadline,
            boolean botSpeaks,
            Optional<Offer> offer,
            Map<String, Instant> passed,
            Optional<Service> service,
            Optional<Service.First> first)
            implements Owner {

        /** How it is served. */
        public Service served() {
            return service.orElse(Service.PLAIN);
        }

        Queue withOffer(Optional<Offer> changed) {
            return new Queue(target, priority, returned, since, deadline, botSpeaks, changed, passed, service, first);
        }

        Queue withPassed(Map<String, Instant> changed) {
            return new Queue(target, priority, returned, since, deadline, botSpeaks, offer, changed, service, first);
        }
    }

    /**
     * An agent in Baton's own workspace.
     *
     * @param id the agent
     * @param name what the customer reads
     * @param weight what the conversation takes of the agent's capacity, in hundredths of a slot
     * @param target what it was queued for; where it returns to when the agent is lost
     * @param priority the priority with which it returns
     * @param service how it is served, if not plainly
     * @param restsWith what it takes while it waits for the customer, in hundredths of a slot; empty while they talk (W7)
     */
    record Agent(
            String id,
            String name,
            int weight,
            Target target,
            int priority,
            Optional<Service> service,
            Optional<Integer> restsWith)
            implements Owner {

        /** An agent who talks, in a conversation that is served plainly. */
        public Agent(String id, String name, int weight, Target target, int priority) {
            this(id, name, weight, target, priority, Optional.empty(), Optional.empty());
        }

        /** How it is served. */
        public Service served() {
            return service.orElse(Service.PLAIN);
        }

        /** Whether it waits for the customer. */
        public boolean rests() {
            return restsWith.isPresent();
        }

        Agent resting(Optional<Integer> weightThen) {
            return new Agent(id, name, weight, target, priority, service, weightThen);
        }
    }

    /**
     * An outside desk (K1). It goes on there until it ends, whatever becomes of the desk's settings meanwhile (K5).
     *
     * @param id the configured desk
     * @param name its name as people know it
     * @param stage how far it has come there
     * @param reference the desk's own name for the conversation; empty until it has taken it
     * @param person who talks there, as the customer reads it; empty while nobody does
     * @param target what it was handed over for; the team is present
     * @param answerBy when it counts as not taken, while nobody talks; then, when the bot has it again, if nobody says anything
     * @param botSpeaks whether the bot may go on until a person does (K7)
     * @param fallback the desk that is asked when this one fails (K3)
     * @param again when the bot may speak again after a person there has; empty: when it has ended there (K7)
     */
    record Desk(
            String id,
            String name,
            Stage stage,
            String reference,
            String person,
            Target target,
            Instant answerBy,
            boolean botSpeaks,
            Optional<String> fallback,
            Optional<BotReturn> again)
            implements Owner {

        /** One from which the bot has it back at the end. */
        public Desk(
                String id,
                String name,
                Stage stage,
                String reference,
                String person,
                Target target,
                Instant answerBy,
                boolean botSpeaks,
                Optional<String> fallback) {
            this(id, name, stage, reference, person, target, answerBy, botSpeaks, fallback, Optional.empty());
        }

        /** When something is due there: that somebody joins, or says something again. */
        Optional<Instant> due() {
            return stage != Stage.TALKING || again.flatMap(BotReturn::quiet).isPresent()
                    ? Optional.of(answerBy)
                    : Optional.empty();
        }

        /** Until when somebody there must say something, after somebody has. */
        Instant quietUntil(Instant said) {
            return again.flatMap(BotReturn::quiet).map(said::plus).orElse(answerBy);
        }

        /** Whether the end there is the end of the conversation. */
        boolean isLast() {
            return again.filter(BotReturn.NEVER::equals).isPresent();
        }

        Desk at(Stage next, String by, Instant until) {
            return new Desk(id, name, next, reference, by, target, until, botSpeaks, fallback, again);
        }

        Desk known(String as, boolean pausesBot) {
            boolean speaks = botSpeaks && !pausesBot;
            return new Desk(id, name, Stage.WAITING, as, person, target, answerBy, speaks, fallback, again);
        }
    }

    /** How far a conversation has come at an outside desk. */
    enum Stage {
        /** It is on its way there. */
        OPENING,
        /** The desk has it; nobody has joined. */
        WAITING,
        /** A person has joined. */
        TALKING
    }

    /**
     * A team's inbox: the customer has left, or is leaving, a message that somebody answers later (A4). Nobody is offered
     * it; whoever has time takes it.
     *
     * @param target whose inbox
     * @param since since when it lies there
     * @param mailTo where what the customer writes is sent as well
     * @param mail the mail that is owed; its number is that of the last message that it is to hold
     */
    record Inbox(Target target, Instant since, Optional<String> mailTo, Optional<Conversation.Owed> mail)
            implements Owner {

        Inbox owing(Optional<Conversation.Owed> changed) {
            return new Inbox(target, since, mailTo, changed);
        }
    }

    /** Nobody: it is closed until the customer writes again. */
    record Closed() implements Owner {}

    /**
     * A slot reserved for an agent who is being asked (R7).
     *
     * @param number the event that made it, which names it
     * @param agent whom it asks
     * @param name that agent's name
     * @param weight what is reserved, in hundredths of a slot
     * @param expiresAt when it counts as missed; shown to the agent, judged only when the deadline fires
     */
    record Offer(long number, String agent, String name, int weight, Instant expiresAt) {}
}
