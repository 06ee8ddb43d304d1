package dev.baton.routing;

import java.util.Comparator;
import java.util.Optional;

/** Agents take turns, however much each carries: whoever was given nothing for the longest time. */
public record RoundRobin() implements Strategy {

    private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::assignedAt)
            .thenComparing(candidate -> candidate.agent().id());

    @Override
    public String name() {
        return "round robin";
    }

    @Override
    public Comparator<Candidate> order(Optional<String> skill) {
        return ORDER;
    }

    @Override
    public String because(Optional<String> skill, Candidate chosen, Candidate next) {
        return chosen.assignedAt().equals(next.assignedAt())
                ? "asked as long ago as the next, first by id"
                : "whose turn it is: last given one at " + chosen.assignedAt() + ", the next at " + next.assignedAt();
    }
}
