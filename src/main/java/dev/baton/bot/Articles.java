package dev.baton.bot;

import java.util.Optional;

/** Answers from an assistant's help articles (D10). */
public interface Articles {

    /**
     * The answer with its source, ready to be said; empty if the articles have none. Bounded in time; never throws.
     *
     * @param language the customer's, if known
     */
    Optional<String> answer(String assistant, String question, Optional<String> language);
}
