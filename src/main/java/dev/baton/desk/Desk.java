package dev.baton.desk;

import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Event;
import dev.baton.conversation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where people work (K1): our own workspace, or somebody else's service desk. A handover asks whether anybody is there and
 * then opens the conversation at the desk.
 */
public interface Desk {

    /** The configured desk's id. */
    String id();

    /**
     * Whether somebody who could take this is there now (A3). Must not call out; a desk that cannot tell says so.
     *
     * @param target for whom it is; the team is present
     */
    Availability availability(Conversation conversation, Target target);

    /**
     * The desk that would take this now, and whether it is open by hours of its own (A1) and anybody is there (A3). Must not call
     * out.
     *
     * @param target for whom it is; the team is present
     * @param at when
     */
    default Taker taker(Conversation conversation, Target target, Instant at) {
        return new Taker(id(), true, availability(conversation, target));
    }

    /**
     * Whether the person whom the target names is there and may have it again (R9, H2); nobody else counts.
     *
     * @param target team and agent are present
     */
    default boolean isThere(Conversation conversation, Target target) {
        return false;
    }

    /** Brings the conversation to the desk; the answer is what the conversation is told. */
    Command.Decided open(Ticket ticket);

    /** What is said in place of the usual message, where the desk has words of its own (K9). */
    default Optional<Event.Message> says(Ticket ticket) {
        return Optional.empty();
    }

    /**
     * The desk that would take a handover.
     *
     * @param desk its id
     * @param open whether its own opening hours allow it; true where it has none
     * @param availability whether anybody is there
     */
    record Taker(String desk, boolean open, Availability availability) {}

    /**
     * What one who waits there has before them.
     *
     * @param position the place, from 1; empty where that is not known
     * @param expected how long it may take; empty where that is not known
     */
    record Waiting(Optional<Integer> position, Optional<Duration> expected) {
        /** Nothing is known of it. */
        public static final Waiting UNKNOWN = new Waiting(Optional.empty(), Optional.empty());
    }

    /** Yes, no or unknown. */
    enum Availability {
        ONLINE,
        OFFLINE,
        UNKNOWN
    }

    /**
     * What a desk gets with a conversation.
     *
     * @param conversation its state when the handover was decided
     * @param request why a person is wanted, and where
     * @param target where it goes; the team is present
     * @param priority higher is served first
     * @param waitLimit how long it waits at most (A6)
     * @param botSpeaks whether the bot may go on while it waits (H1)
     * @param at when this was decided
     * @param rule the routing rule that chose target and priority, if one did (R3)
     * @param sameAgent for how long the assistant wants a customer to come back to the same person (H2); zero for not at all
     */
    record Ticket(
            Conversation conversation,
            Event.HandoverRequested request,
            Target target,
            int priority,
            Duration waitLimit,
            boolean botSpeaks,
            Instant at,
            Optional<String> rule,
            Duration sameAgent) {}
}
