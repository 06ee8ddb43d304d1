package dev.baton.handover;

import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.VariableText;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import java.util.List;
import java.util.Optional;

/** Lines that Baton itself says: in the customer's language, with their variables filled. */
final class Lines {

    private Lines() {}

    /** The text as a line for this purpose. */
    static Event.Message of(LocalizedText text, Conversation state, String purpose) {
        return of(text.in(state.locale()), state, purpose);
    }

    static Event.Message of(String text, Conversation state, String purpose) {
        return new Event.Message(VariableText.fill(text, name -> value(name, state)), List.of(), Optional.of(purpose));
    }

    private static Optional<String> value(String name, Conversation state) {
        return switch (name) {
            case "visitor.name" -> state.visitor().name();
            case "visitor.email" -> state.visitor().email();
            case "agent.name" ->
                state.owner() instanceof Owner.Agent agent ? Optional.of(agent.name()) : Optional.empty();
            case "conversation.language" -> state.locale();
            case "conversation.channel" -> Optional.of(state.channel());
            default -> Optional.empty();
        };
    }
}
