package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a bot may look at to answer.
 *
 * @param assistant the live document
 * @param memory what its last answer asked to be remembered
 * @param inputs what arrived since, in order; may be empty after a hand-back
 * @param language the customer's language tag, if known
 * @param channel where the customer is, such as {@code web}
 * @param variables what is known of visitor, page and people, such as {@code visitor.name}, {@code page.url} and {@code
 *     handover.online}
 * @param privates private values in clear, for what is called outside alone; only there while something is
 * @param now the time of the turn
 * @param standing what stands on the conversation: tags, and whether it waits for a person
 * @param handBack set on the first turn after a person gave the conversation back
 * @param wished the number of the wish for a person, of somebody else, for which the bot asks first, while it stands (X5)
 */
public record BotTurn(
        AssistantDocument assistant,
        BotMemory memory,
        List<BotInput> inputs,
        Optional<String> language,
        String channel,
        Map<String, String> variables,
        Map<String, String> privates,
        Instant now,
        Standing standing,
        Optional<HandBack> handBack,
        Optional<Long> wished) {

    /** Copies the collections. */
    public BotTurn {
        inputs = List.copyOf(inputs);
        variables = Map.copyOf(variables);
        privates = Map.copyOf(privates);
    }

    /** The same turn with private values in clear, added to those that it has. */
    BotTurn knowing(Map<String, String> values) {
        var all = new HashMap<>(values);
        all.putAll(privates);
        return new BotTurn(
                assistant, memory, inputs, language, channel, variables, all, now, standing, handBack, wished);
    }

    /** The same turn with what it has come to remember, and these inputs; a hand-back is done with. */
    BotTurn goingOn(BotMemory newMemory, List<BotInput> newInputs) {
        return new BotTurn(
                assistant,
                newMemory,
                newInputs,
                language,
                channel,
                variables,
                Map.of(),
                now,
                standing,
                newMemory.equals(memory) ? handBack : Optional.empty(),
                wished);
    }
}
