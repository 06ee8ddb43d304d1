package dev.baton.language.knowledge.search;

import java.util.Optional;

/**
 * What speaks for a passage as the answer to a question.
 *
 * @param coverage which part of the question's telling words stand in the passage, its heading or its title; 0 to 1
 * @param depth the BM25 score by the weight of the question's words; 0 to 2
 * @param meaning what their vectors say; empty where either is not in English
 */
record Signs(double coverage, double depth, Optional<Meaning> meaning) {

    /**
     * What vectors say.
     *
     * @param passage cosine of question and passage
     * @param sentence highest cosine of the question and one sentence of the passage
     * @param standing by how many standard deviations the passage is nearer to the question than the assistant's usual one
     */
    record Meaning(double passage, double sentence, double standing) {}

    Signs withSentence(double sentence) {
        return new Signs(
                coverage, depth, meaning.map(known -> new Meaning(known.passage(), sentence, known.standing())));
    }
}
