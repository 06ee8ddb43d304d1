package dev.baton.api;

import dev.baton.api.EventViews.Viewer;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Rules;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import org.springframework.stereotype.Component;

/**
 * Who may read and do what. A customer's token opens one conversation; for all others there is none. A person with the
 * role agent reads what is with the bot, waiting, closed or their own; what another agent has, only a supervisor reads.
 */
@Component
final class Access {

    private final Conversations conversations;
    private final Rules rules;
    private final DatabaseClock clock;

    Access(Conversations conversations, Rules rules, DatabaseClock clock) {
        this.conversations = conversations;
        this.rules = rules;
        this.clock = clock;
    }

    /** The id that a path names; unknown to a customer of another conversation. */
    ConversationId id(Caller caller, String text) {
        return switch (caller) {
            case Caller.Visitor visitor ->
                throw new ProblemException(
                        ProblemType.UNAUTHORIZED, "Send the conversation's token or a person's in Authorization.");
            case Caller.Customer customer -> {
                if (!customer.conversationId().equals(text)) {
                    throw notFound();
                }
                yield parse(text);
            }
            case Caller.Person person -> {
                person.must(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
                yield parse(text);
            }
        };
    }

    /** The conversation, for somebody who may read it. */
    Conversation readable(Caller caller, String text) {
        Conversation state = conversations.find(id(caller, text)).orElseThrow(Access::notFound);
        if (hasExpired(caller, state)) {
            throw new ProblemException(
                    ProblemType.CONVERSATION_EXPIRED,
                    "Too much time has passed since the last message. Start a new conversation.");
        }
        if (!mayRead(caller, state.owner())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Another agent has this conversation; a supervisor may read it.");
        }
        return state;
    }

    /**
     * The conversation, for somebody who may read it and wants to act. What this node remembers is good for a yes, since the
     * rules decide on the deed itself; before a no it is read anew.
     */
    Conversation actable(Caller caller, String text) {
        return conversations
                .known(id(caller, text))
                .filter(state -> !hasExpired(caller, state) && mayRead(caller, state.owner()))
                .orElseGet(() -> readable(caller, text));
    }

    /** Whether a customer's right has ended, though the state may be an old one: the right is read anew before it is lost. */
    boolean hasExpiredSince(Caller caller, Conversation state) {
        return hasExpired(caller, state)
                && conversations
                        .find(state.id())
                        .filter(now -> hasExpired(caller, now))
                        .isPresent();
    }

    private boolean hasExpired(Caller caller, Conversation state) {
        return caller instanceof Caller.Customer && clock.instant().isAfter(rules.customerMayUntil(state));
    }

    /** Whether the caller may read on while the given owner has it. */
    boolean mayRead(Caller caller, Owner owner) {
        return switch (caller) {
            case Caller.Visitor visitor -> false;
            case Caller.Customer customer -> true;
            case Caller.Person person ->
                isSupervisor(person)
                        || !(owner instanceof Owner.Agent agent)
                        || agent.id().equals(person.userId().toString());
        };
    }

    /** Who acts. */
    static Actor actor(Caller caller) {
        return switch (caller) {
            case Caller.Person person -> Actor.agent(person.userId().toString(), person.name());
            case Caller.Customer customer -> Actor.CUSTOMER;
            case Caller.Visitor visitor -> Actor.CUSTOMER;
        };
    }

    /** Who looks. */
    static Viewer viewer(Caller caller) {
        return caller instanceof Caller.Person person
                ? new Viewer.Person(person.userId().toString())
                : new Viewer.Customer();
    }

    static boolean isSupervisor(Caller caller) {
        return caller instanceof Caller.Person person && person.is(Role.SUPERVISOR, Role.ADMIN);
    }

    private static ConversationId parse(String text) {
        return ConversationId.parse(text).orElseThrow(Access::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such conversation.");
    }
}
