package dev.baton.language.knowledge.search;

import dev.baton.language.knowledge.store.Articles.Indexed;

/** A passage that may be the answer. */
record Candidate(Indexed passage, Signs signs) {

    /** How much speaks for it; of two passages the one with more is the better answer. */
    double score() {
        return Confidence.score(signs);
    }
}
