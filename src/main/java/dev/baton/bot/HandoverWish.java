package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Target;
import java.util.Optional;

/**
 * The bot asks for a person.
 *
 * @param reason which trigger fired
 * @param evidence what made it fire, in words, for people (T20)
 * @param target where the step wants it to go
 * @param transferMessage the step's own transfer message, in the customer's language, variables filled (M4)
 * @param messageToAgent what the agent reads first (X3)
 */
public record HandoverWish(
        HandoverReason reason,
        String evidence,
        Target target,
        Optional<String> transferMessage,
        Optional<String> messageToAgent) {

    /** A wish with no target and no texts of its own. */
    static HandoverWish byRules(HandoverReason reason, String evidence) {
        return new HandoverWish(reason, evidence, Target.byRules(), Optional.empty(), Optional.empty());
    }
}
