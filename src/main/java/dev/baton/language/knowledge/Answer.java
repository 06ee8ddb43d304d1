package dev.baton.language.knowledge;

import java.util.List;

/** What the articles say to a question (D10). All of it is text to be shown; nothing in it is ever carried out. */
public sealed interface Answer {

    /**
     * How likely the best passage answers the question, from 0 to 1: of ten answers with 0.8, eight are right on questions
     * like those that it was fitted to.
     */
    double confidence();

    /**
     * An answer.
     *
     * @param text plain text of at most 1,200 characters; lines that begin with {@code "- "} or {@code "1. "} are a list
     * @param citations where it stands, at least one
     * @param confidence at least the threshold
     * @param generated whether a language model worded it; else the words are the article's own
     */
    record Found(String text, List<Citation> citations, double confidence, boolean generated) implements Answer {
        /** Copies the list. */
        public Found {
            citations = List.copyOf(citations);
        }
    }

    /**
     * No answer: "cannot answer" (T9).
     *
     * @param confidence that of the best passage; 0 if there is none
     * @param nearest what came nearest, best first; for people who build the assistant
     */
    record NotFound(double confidence, List<Nearest> nearest) implements Answer {
        /** Nothing is known, or nothing could be asked. */
        public static final NotFound NOTHING = new NotFound(0, List.of());

        /** Copies the list. */
        public NotFound {
            nearest = List.copyOf(nearest);
        }
    }

    /**
     * A passage that came near.
     *
     * @param confidence that it answers the question
     */
    record Nearest(Citation citation, String text, double confidence) {}
}
