package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Target;
import java.util.Map;
import java.util.Optional;

/**
 * The bot asks for a person.
 *
 * @param reason which trigger fired
 * @param evidence what made it fire, in words, for people (T20)
 * @param target where the step wants it to go
 * @param lines the step's own words for the transfer, in the customer's language, variables filled: {@code transfer} (M4),
 *     {@code online} (M1), {@code offline} (M2), each where it is set
 * @param messageToAgent what the agent reads first (X3)
 * @param wish the number of the wish in the log, which has the rest, if somebody else than the bot wants it; 0 if not
 */
public record HandoverWish(
        HandoverReason reason,
        String evidence,
        Target target,
        Map<String, String> lines,
        Optional<String> messageToAgent,
        long wish) {

    /** Copies the map. */
    public HandoverWish {
        lines = Map.copyOf(lines);
    }

    /** A wish with no target and no texts of its own. */
    static HandoverWish byRules(HandoverReason reason, String evidence) {
        return new HandoverWish(reason, evidence, Target.byRules(), Map.of(), Optional.empty(), 0);
    }
}
