package dev.baton.language.knowledge.search;

import dev.baton.language.knowledge.Answer;
import dev.baton.language.knowledge.Answer.Nearest;
import java.util.List;

/**
 * An answer with what led to it, for people who build the assistant.
 *
 * @param threshold from which confidence on there is an answer
 * @param nearest the nearest passages, best first
 */
public record Tested(Answer answer, double threshold, List<Nearest> nearest) {
    /** Copies the list. */
    public Tested {
        nearest = List.copyOf(nearest);
    }
}
