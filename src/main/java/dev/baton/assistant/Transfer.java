package dev.baton.assistant;

import java.util.List;
import java.util.Optional;

/**
 * The settings of "connect to agent" (D15).
 *
 * @param target where to (R2)
 * @param message the transfer message, the last thing seen before the person (M4)
 * @param online said if people are online, where there is no {@code message} (M1)
 * @param offline said if nobody is online (M2)
 * @param messageToAgent what the agent reads first (X3)
 * @param askFirst what is asked before it (X5); empty: what the assistant asks before every handover
 */
public record Transfer(
        Target target,
        Optional<LocalizedText> message,
        Optional<LocalizedText> online,
        Optional<LocalizedText> offline,
        Optional<LocalizedText> messageToAgent,
        Optional<List<Question>> askFirst) {

    /** Copies the list. */
    public Transfer {
        askFirst = askFirst.map(List::copyOf);
    }

    /** A transfer by rules, without words of its own. */
    public static Transfer byRules() {
        return new Transfer(
                Target.byRules(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
