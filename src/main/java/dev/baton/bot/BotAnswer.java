package dev.baton.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a turn gave.
 *
 * @param lines what the bot says, in order
 * @param memory what it asks to be remembered until its next turn
 * @param values what was collected in this turn; a private value is masked
 * @param privateValues the private values in clear, to be kept apart and never shown
 * @param tags what is set on the conversation: the tags of blocked topics that were recognised (T11)
 * @param wish that a person takes over; the transfer's own message is not among the lines
 * @param goesOn the turn ends here, but the bot owes more: what {@link Bot#owed} names is to be done, and its result is the
 *     next input
 * @param left how many of the inputs, the last ones, are to be answered after what it waits for, in the turn that follows
 * @param decision why
 */
public record BotAnswer(
        List<BotLine> lines,
        BotMemory memory,
        Map<String, String> values,
        Map<String, String> privateValues,
        List<String> tags,
        Optional<HandoverWish> wish,
        boolean goesOn,
        int left,
        BotDecision decision) {

    /** Copies the collections. */
    public BotAnswer {
        lines = List.copyOf(lines);
        values = Map.copyOf(values);
        privateValues = Map.copyOf(privateValues);
        tags = List.copyOf(tags);
    }
}
