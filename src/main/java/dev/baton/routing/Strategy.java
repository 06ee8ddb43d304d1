package dev.baton.routing;

import java.util.Comparator;
import java.util.Optional;

/** How one of several eligible agents is chosen (R5). */
public interface Strategy {

    /** The name that stands in an explanation. */
    String name();

    /** The best first. Two different agents are never equal: the order ends with the agent's id. */
    Comparator<Candidate> order();

    /**
     * Why the first came before the second, in words.
     *
     * @param chosen the best of the candidates
     * @param next the second best, if there were two
     */
    String because(Candidate chosen, Optional<Candidate> next);
}
