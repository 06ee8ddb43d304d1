package dev.baton.language.knowledge;

/** Answers questions from an assistant's help articles (D10). */
public interface Knowledge {

    /**
     * The answer to a question, or that there is none. Never throws: what fails counts as no answer. Takes some 20 ms; at
     * most {@code 3 s} while the assistant's articles are read for the first time, and, where a language model is
     * configured, the model's own time limit on top. Only the first 1,000 characters of the question count.
     *
     * @param assistantId whose articles
     * @param question any text
     * @param language the customer's language, such as {@code en} or {@code de-at}; articles in it come first
     */
    Answer answer(String assistantId, String question, String language);
}
