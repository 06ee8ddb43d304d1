package dev.baton.routing;

import java.util.Comparator;
import java.util.Optional;

/** Work spreads evenly: most free slots, then longest idle. */
public record Balanced() implements Strategy {

    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::free)
            .reversed()
            .thenComparing(Candidate::idleSince)
            .thenComparing(candidate -> candidate.agent().id());

    @Override
    public String name() {
        return "balanced";
    }

    @Override
    public Comparator<Candidate> order(Optional<String> skill) {
        return ORDER;
    }

    @Override
    public String because(Optional<String> skill, Candidate chosen, Candidate next) {
        if (chosen.free() != next.free()) {
            return "most free slots: " + Strategy.slots(chosen.free()) + ", next has " + Strategy.slots(next.free());
        }
        return chosen.idleSince().equals(next.idleSince())
                ? "as free and as long idle as the next, first by id"
                : "longest idle of those with " + Strategy.slots(chosen.free()) + " free: since " + chosen.idleSince();
    }
}
