package dev.baton.handover;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.HandoverSettings;
import dev.baton.conversation.Consequences;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Patience;
import dev.baton.conversation.Silence;
import dev.baton.conversation.Target;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What time brings, as the assistant's document has it. */
@Component
final class AssistantPatience implements Patience {

    /** Where the assistant is gone, and with it its words: a handover never ends in silence (law 8). */
    private static final Event.Message FAILED = new Event.Message(
            "I'm sorry, I couldn't connect you to a person just now. Please try again in a moment.",
            List.of(),
            Optional.of("failed"));

    private final Assistants assistants;
    private final Mail mail;

    AssistantPatience(Assistants assistants, Mail mail) {
        this.assistants = assistants;
        this.mail = mail;
    }

    @Override
    public Optional<Silence> next(Conversation state) {
        return assistants.find(state.assistant()).flatMap(assistant -> new Silences(assistant.handover(), state)
                .next());
    }

    @Override
    public Consequences brings(Conversation state) {
        return assistants
                .find(state.assistant())
                .map(assistant -> brings(assistant, state))
                .orElseGet(() -> new Consequences(
                        state.number(),
                        Optional.of(FAILED),
                        dev.baton.conversation.Command.Instead.NOTHING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(FAILED),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Consequences brings(AssistantDocument assistant, Conversation state) {
        HandoverSettings settings = assistant.handover();
        HandoverSettings.Messages messages = settings.messages();
        Target target = state.owner() instanceof Owner.Queue queue ? queue.target() : Target.BY_RULES;
        var outcomes = new Outcomes(settings, target, mail.isConfigured());
        return new Consequences(
                state.number(),
                Optional.of(Lines.of(messages.expired(), state, "expired")),
                outcomes.afterWait(),
                outcomes.afterWaitText().map(text -> Lines.of(text, state, "offline")),
                Optional.of(Lines.of(messages.apology(), state, "apology")),
                Optional.of(Lines.of(messages.failed(), state, "failed")),
                settings.actions().failed(),
                new Silences(settings, state).next());
    }
}
