package dev.baton.routing;

import java.util.Comparator;
import java.util.Optional;

/** Nobody is asked: agents take from the queue, the one in front or the one they choose. */
public record Pull() implements Strategy {

    private static final Balanced UNUSED = new Balanced();

    @Override
    public String name() {
        return "pull";
    }

    @Override
    public boolean asks() {
        return false;
    }

    @Override
    public Comparator<Candidate> order(Optional<String> skill) {
        return UNUSED.order(skill);
    }

    @Override
    public String because(Optional<String> skill, Candidate chosen, Candidate next) {
        return UNUSED.because(skill, chosen, next);
    }
}
