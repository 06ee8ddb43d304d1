package dev.baton.bot;

import dev.baton.conversation.ConversationId;
import dev.baton.conversation.PrivateQuestions;
import dev.baton.conversation.Recorded;
import dev.baton.platform.security.Vault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What private questions collected (D12): apart from the conversation, encrypted, for the webhooks of the dialog that asked,
 * and forgotten when that is over.
 */
@Component
final class PrivateValues {

    /** How long a value is kept if the customer never comes back. */
    static final Duration LIFE = Duration.ofHours(1);

    private final Vault vault;

    PrivateValues(Vault vault) {
        this.vault = vault;
    }

    /** What the customer wrote in answer to a private question, of which the log has the mask; empty if it is none. */
    Optional<String> answer(ConversationId conversation, Recorded recorded, String text) {
        return text.equals(TurnState.MASK)
                ? recorded.clientId().flatMap(id -> vault.read(conversation.value(), PrivateQuestions.answer(id)))
                : Optional.empty();
    }

    /** The turn with the private values in clear that its memory holds masked. */
    BotTurn known(ConversationId conversation, BotTurn turn) {
        var values = new HashMap<String, String>();
        turn.memory().values().forEach((name, value) -> {
            if (value.equals(TurnState.MASK)) {
                vault.read(conversation.value(), name).ifPresent(clear -> values.put(name, clear));
            }
        });
        return values.isEmpty() ? turn : turn.knowing(Map.copyOf(values));
    }

    /** Keeps what a turn collected, before its answer is written: a turn that follows must find it. */
    void keep(ConversationId conversation, BotAnswer answer) {
        answer.privateValues().forEach((name, value) -> vault.keep(conversation.value(), name, value, LIFE));
    }

    /**
     * Forgets all when the dialog that asked for it is over; after its answer is written, for until then the turn may have to be
     * done again.
     */
    void forget(ConversationId conversation, BotTurn turn, BotAnswer answer) {
        boolean wasRunning = !turn.memory().places().isEmpty();
        boolean isOver = answer.memory().places().isEmpty();
        if (wasRunning && isOver && answer.memory().values().containsValue(TurnState.MASK)) {
            vault.forget(conversation.value());
        }
    }
}
