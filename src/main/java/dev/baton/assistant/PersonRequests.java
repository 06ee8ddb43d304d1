package dev.baton.assistant;

import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import java.util.Optional;

/** Recognises by wording that a customer asks for a person (T1). Exceptions are not looked at: whoever decides does. */
public interface PersonRequests {

    /**
     * The wording by which this message, or a clause of it, asks for a person, in whatever language.
     *
     * @param own the assistant's own wordings
     */
    Optional<PersonRequest> find(PlainText said, PersonRequestPatterns own);

    /**
     * A recognised request.
     *
     * @param words the part of the message that asks, as {@link PlainText} reads it
     * @param matched what recognised it: the pattern
     * @param language of the pattern; empty for the assistant's own
     */
    record PersonRequest(String words, String matched, Optional<String> language) {}
}
