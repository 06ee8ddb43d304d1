package dev.baton.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a conversation is served once it waits for a person: what the team's settings and the channel make of it when it
 * enters the queue. It stays with the conversation until it enters another queue, so that what was promised when it entered
 * holds, and loads and deadlines follow from the log alone.
 *
 * @param weight what it takes of an agent's capacity while they talk, in hundredths of a slot; more than an agent may carry
 *     means all that the agent may carry (R13)
 * @param restingWeight what it takes while it waits for the customer (W7), in hundredths of a slot
 * @param autoAccept whether the agent who is chosen joins without being asked (R7)
 * @param ringSeconds how long an offer rings; empty: as the assistant says
 * @param wrapUpSeconds how long an agent keeps the slot after the end (R13); 0 for not at all
 * @param backSeconds how long it waits for its own agent when the customer answers (W7) before the team may take it
 * @param language a language that the agent must speak, as the first part of a language tag, such as {@code de}
 * @param wider who else may take it after a while (R2, R8), in the order of time
 */
public record Service(
        int weight,
        int restingWeight,
        boolean autoAccept,
        Optional<Long> ringSeconds,
        long wrapUpSeconds,
        long backSeconds,
        Optional<String> language,
        List<Wider> wider) {

    /** One whole slot. */
    public static final int ONE_SLOT = 100;

    /** How long a conversation waits for its own agent where no team says otherwise. */
    public static final long BACK_SECONDS = 60;

    /** A chat of one slot in a team without settings. */
    public static final Service PLAIN =
            new Service(ONE_SLOT, 0, false, Optional.empty(), 0, BACK_SECONDS, Optional.empty(), List.of());

    /** Copies the list. */
    public Service {
        wider = List.copyOf(wider);
    }

    /**
     * Who else may take it once it has waited so long.
     *
     * @param afterSeconds counted from the beginning of the wait
     * @param target who; its team is present
     */
    public record Wider(long afterSeconds, Target target) {}

    /**
     * The agent who is asked before all others (R9, W7).
     *
     * @param agent who
     * @param until until when nobody else is asked, unless the agent declines or misses it
     * @param joins whether the agent joins without being asked, because the conversation never left
     */
    public record First(String agent, Instant until, boolean joins) {}

    /**
     * The time after a talk that an agent needs to finish it; the slot stays taken (R13).
     *
     * @param agent who
     * @param name that agent's name
     * @param weight what it takes, in hundredths of a slot
     * @param team whose conversation it was
     * @param until when it ends by itself
     */
    public record WrapUp(String agent, String name, int weight, Optional<String> team, Instant until) {}
}
