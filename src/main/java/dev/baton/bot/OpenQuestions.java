package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.PrivateQuestions;
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

    static boolean isOpen(AssistantDocument assistant, BotMemory memory) {
        return memory.openQuestion()
                .flatMap(asked -> Spot.asking(assistant, asked))
                .map(spot -> spot.ask().question().isPrivate())
                .orElse(false);
    }
}
