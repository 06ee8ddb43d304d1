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
    public Comparator<Candidate> order() {
        return ORDER;
    }

    @Override
    public String because(Candidate chosen, Optional<Candidate> next) {
        if (next.isEmpty()) {
            return "only candidate";
        }
        Candidate other = next.get();
        if (chosen.free() != other.free()) {
            return "most free slots: " + slots(chosen.free()) + ", next has " + slots(other.free());
        }
        return chosen.idleSince().equals(other.idleSince())
                ? "as free and as long idle as the next, first by id"
                : "longest idle of those with " + slots(chosen.free()) + " free: since " + chosen.idleSince();
    }

    private static String slots(int hundredths) {
        return hundredths % Waiting.ONE_SLOT == 0
                ? Integer.toString(hundredths / Waiting.ONE_SLOT)
                : Double.toString(hundredths / (double) Waiting.ONE_SLOT);
    }
}
