package dev.baton.desk.board;

import dev.baton.conversation.ConversationId;
import dev.baton.people.DeclaredState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that goes on at one moment (W9). Times are points and not durations, so that nothing changes while nothing happens.
 *
 * @param talking conversations that agents have, those that wait for the customer included
 * @param teams all teams, the default one first, then by name
 * @param agents all who take conversations, by name
 * @param stuck conversations with which something does not go on, the oldest first, {@link #MOST_STUCK} at most
 */
public record Board(int talking, List<TeamLine> teams, List<AgentLine> agents, List<Stuck> stuck) {

    /** So many are told of. */
    public static final int MOST_STUCK = 50;

    /** Copies the lists. */
    public Board {
        teams = List.copyOf(teams);
        agents = List.copyOf(agents);
        stuck = List.copyOf(stuck);
    }

    /**
     * A team.
     *
     * @param waiting customers in its queue
     * @param longestSince since when the first of them waits; present if somebody waits
     * @param target how long a customer should wait at most
     * @param used what those carry who take conversations now, in hundredths of a slot; who is in two teams counts in both
     * @param slots what they may carry, in hundredths of a slot
     * @param states members by state; who is not connected counts as offline, whatever was declared
     */
    public record TeamLine(
            String id,
            String name,
            int waiting,
            Optional<Instant> longestSince,
            Duration target,
            int used,
            int slots,
            Map<DeclaredState, Integer> states) {

        /** Copies the states. */
        public TeamLine {
            states = Map.copyOf(states);
        }
    }

    /**
     * An agent.
     *
     * @param since since when the state is declared
     * @param next what the agent becomes after the last chat
     * @param setBy the supervisor who declared the state, if one did
     * @param load what the agent carries, in hundredths of a slot
     * @param cap what the agent may carry, in hundredths of a slot
     * @param teams ids
     */
    public record AgentLine(
            UUID id,
            String name,
            Optional<String> avatarUrl,
            DeclaredState state,
            Instant since,
            boolean connected,
            Optional<DeclaredState> next,
            Optional<String> setBy,
            int load,
            int cap,
            List<String> teams) {

        /** Copies the teams. */
        public AgentLine {
            teams = List.copyOf(teams);
        }
    }

    /**
     * A conversation with which something does not go on.
     *
     * @param why what does not
     * @param since since when
     * @param detail what the last attempt said, as a sentence; may be empty
     */
    public record Stuck(ConversationId conversation, Why why, Instant since, String detail) {}

    /** What does not go on. */
    public enum Why {
        /** Something was due and could not be done; it is set aside and tried again with growing pauses. */
        SET_ASIDE,
        /** A delivery to another system was given up; what comes after it in this conversation waits behind it. */
        UNDELIVERED
    }
}
