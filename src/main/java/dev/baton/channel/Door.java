package dev.baton.channel;

import dev.baton.assistant.Assistants;
import dev.baton.assistant.Care.MaskingSettings;
import dev.baton.channel.masking.Masking;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.PrivateQuestions;
import dev.baton.platform.security.Vault;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What comes in passes here before event, state, log, search, bot, model or desk sees it: it is cleaned, and what must not
 * be stored is masked, as the assistant says (X6). The answer to a private question is kept apart, encrypted, for the action
 * that asked; the log has a mask in its place (D12).
 */
@Component
public final class Door {

    /** How long a private answer waits for the bot to take it. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Assistants assistants;
    private final PrivateQuestions questions;
    private final Vault vault;

    Door(Assistants assistants, PrivateQuestions questions, Vault vault) {
        this.assistants = assistants;
        this.questions = questions;
        this.vault = vault;
    }

    /**
     * What is stored of what somebody says in a conversation.
     *
     * @param state on which the message will be decided, so that a question just asked is known
     * @param clientId the sender's id of the message
     */
    public String said(Conversation state, Actor actor, String clientId, String raw) {
        String clean = CleanText.of(raw);
        if (actor.kind() != Actor.Kind.CUSTOMER) {
            return ofPerson(state, clean);
        }
        if (!clean.isEmpty() && questions.isOpen(state)) {
            vault.keep(state.id().value(), PrivateQuestions.answer(clientId), clean, KEPT);
            return PrivateQuestions.MASK;
        }
        String asked = state.contact().last().map(Conversation.Line::excerpt).orElse("");
        return masking(state.assistant()).maskAnswer(asked, clean);
    }

    /** What is stored of what a person of the team writes to customer or colleagues: masked where the assistant says so. */
    public String ofPerson(Conversation state, String raw) {
        String clean = CleanText.of(raw);
        return settings(state.assistant()).map(MaskingSettings::agents).orElse(false)
                ? masking(state.assistant()).mask(clean)
                : clean;
    }

    /** What is stored of what a customer, or their site, says outside the conversation. */
    public String aside(String assistant, String raw) {
        return masking(assistant).mask(CleanText.of(raw));
    }

    private Masking masking(String assistant) {
        return settings(assistant)
                .map(settings -> new Masking(
                        settings.cards(),
                        settings.ibans(),
                        settings.passwords(),
                        settings.patterns().stream()
                                .map(own -> new Masking.Own(own.name(), own.pattern()))
                                .toList()))
                .orElse(Masking.DEFAULT);
    }

    private Optional<MaskingSettings> settings(String assistant) {
        return assistants
                .find(assistant)
                .map(document -> document.handover().care().masking());
    }
}
