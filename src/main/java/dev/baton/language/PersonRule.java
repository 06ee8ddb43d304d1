package dev.baton.language;

import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import dev.baton.assistant.PersonRequests;
import dev.baton.assistant.PersonRequests.PersonRequest;
import dev.baton.assistant.PlainText;
import dev.baton.language.Meaning.PersonWish;
import dev.baton.language.value.WithoutAddresses;
import java.util.Optional;

/**
 * Whether a message asks for a person (T1): the one place that decides, for the bot and for the test box. The assistant's
 * exceptions outweigh everything; then wordings count, which need no model, then the meaning.
 *
 * @param wordings recognises requests by wording
 */
public record PersonRule(PersonRequests wordings) {

    /** Why a message counts as a request. */
    public sealed interface Asked {

        /** By a built-in wording, or one of the assistant's. */
        record Worded(PersonRequest request) implements Asked {}

        /** By what it means. */
        record Meant(PersonWish wish) implements Asked {}
    }

    /**
     * Whether this message asks for a person.
     *
     * @param meaning what the models make of the same message
     * @param own the assistant's wordings, exceptions and threshold
     */
    public Optional<Asked> asked(PlainText said, Meaning meaning, PersonRequestPatterns own) {
        if (own.except().stream().anyMatch(pattern -> pattern.matches(said))) {
            return Optional.empty();
        }
        Optional<Asked> worded = wordings.find(PlainText.of(WithoutAddresses.of(said.raw())), own)
                .map(Asked.Worded::new);
        return worded.or(() -> meaning.person()
                .filter(wish -> wish.confidence() >= own.threshold())
                .map(Asked.Meant::new));
    }
}
