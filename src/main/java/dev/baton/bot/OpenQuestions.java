package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.Question;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.PrivateQuestions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads from the bot's memory whether a private question waits for its answer (D12). */
@Component
final class OpenQuestions implements PrivateQuestions {

    private final Assistants assistants;

    OpenQuestions(Assistants assistants) {
        this.assistants = assistants;
    }

    @Override
    public boolean isOpen(Conversation state) {
        String memory = state.bot().memory();
        return state.botMaySpeak()
                && !memory.isEmpty()
                && assistants
                        .find(state.assistant())
                        .filter(assistant -> isOpen(assistant, BotMemory.fromJson(memory)))
                        .isPresent();
    }

    /** Also while something else is on top of it that a message may pass by, such as a yes/no question or a webhook. */
    static boolean isOpen(AssistantDocument assistant, BotMemory memory) {
        return memory.places().reversed().stream()
                .filter(place -> place instanceof Place.Asked || place instanceof Place.AskedFirst)
                .findFirst()
                .flatMap(place -> question(assistant, place))
                .map(Question::isPrivate)
                .orElse(false);
    }

    /** The question that what is said next would answer. */
    static Optional<Question> waiting(AssistantDocument assistant, BotMemory memory) {
        return memory.top().flatMap(place -> question(assistant, place));
    }

    private static Optional<Question> question(AssistantDocument assistant, Place place) {
        if (place instanceof Place.Asked asked) {
            return Spot.asking(assistant, asked).map(spot -> spot.ask().question());
        }
        return place instanceof Place.AskedFirst first
                ? FirstQuestions.of(assistant, first).open()
                : Optional.empty();
    }
}
