package dev.baton.conversation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The door to all conversations. A command is carried out in its conversation's lane, one at a time and in order, and is
 * durable when its reply is given (law 3).
 */
public interface Conversations {

    /**
     * Starts a conversation, or finds the one that the same visitor started with the same client id.
     *
     * @param origin what makes the start repeatable: a digest of assistant, visitor and client id
     */
    Reply start(Command.Start start, Optional<String> origin);

    /** Carries the command out and waits until it is durable, or refuses it. */
    default Reply submit(ConversationId id, Command command) {
        return submit(id, state -> command);
    }

    /**
     * Makes a command from the state that it will be decided on, in the conversation's lane, and carries it out. Where what is
     * stored depends on what is asked just now, this alone is safe: another event cannot come between.
     *
     * @param command made anew should the state turn out to be old; it must be quick and call nothing outside. What it throws
     *     is thrown here, and nothing has happened.
     */
    Reply submit(ConversationId id, Function<Conversation, Command> command);

    /** The state as the database has it. */
    Optional<Conversation> find(ConversationId id);

    /** The state as this node last knew it, which saves a read; another node may have moved it on a moment ago. */
    default Optional<Conversation> known(ConversationId id) {
        return find(id);
    }

    /**
     * A page of the log.
     *
     * @param after the last number that the reader has; 0 for the beginning
     * @param limit how many events at most
     */
    List<Recorded> events(ConversationId id, long after, int limit);

    /** Whoever is told of every commit on this node; see {@link Follower}. */
    void follow(Follower follower);

    /** What became of a command. */
    sealed interface Reply {

        /**
         * It happened, now or when it was first sent.
         *
         * @param number of the event that answers the command
         * @param repeated nothing was written: it was so already
         * @param state the state as this node knows it then
         */
        record Done(long number, boolean repeated, Conversation state) implements Reply {}

        /** It did not happen. */
        record Refused(Refusal refusal) implements Reply {}
    }

    /**
     * What one commit changed in one conversation.
     *
     * @param before empty for the start
     * @param after the state now
     * @param events what was added
     */
    record Committed(Optional<Conversation> before, Conversation after, List<Recorded> events) {

        /** Whether the conversation has another owner than before. */
        public boolean changedHands() {
            return before.map(state -> state.epoch() != after.epoch()).orElse(true);
        }
    }

    /**
     * Is told of each commit of this node, in order within a conversation, from inside its lane: it must not block and
     * must not submit; it starts what must follow elsewhere. Commits of other nodes do not reach it: owed work is done by
     * the node that committed, or by whoever finds its deadline passed.
     */
    interface Follower {
        void committed(Committed commit);

        /**
         * This node has just started and found the conversation owing a turn or a decision. Whoever committed that may have
         * died over it, so it is done now rather than when it is late; another node may be at it, too, which is harmless.
         */
        default void leftOwing(Conversation state) {}
    }
}
