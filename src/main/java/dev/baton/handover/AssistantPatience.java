package dev.baton.handover;

import dev.baton.assistant.Assistants;
import dev.baton.conversation.Consequences;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Event;
import dev.baton.conversation.Patience;
import dev.baton.conversation.Silence;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What time brings, as the assistant's document has it. */
@Component
final class AssistantPatience implements Patience {

    private final Assistants assistants;

    AssistantPatience(Assistants assistants) {
        this.assistants = assistants;
    }

    @Override
    public Optional<Silence> next(Conversation state) {
        return Optional.empty();
    }

    @Override
    public Consequences brings(Conversation state) {
        return Consequences.expired(assistants
                .find(state.assistant())
                .map(assistant -> assistant.handover().messages().expired().in(state.locale()))
                .map(text -> new Event.Message(text, List.of(), Optional.of("expired"))));
    }
}
