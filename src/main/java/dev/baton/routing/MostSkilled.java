package dev.baton.routing;

import java.util.Comparator;
import java.util.Optional;

/** The best at the skill that is asked for; among equals, and where no skill is asked for, work spreads evenly. */
public record MostSkilled() implements Strategy {

    private static final Balanced AMONG_EQUALS = new Balanced();

    @Override
    public String name() {
        return "most skilled";
    }

    @Override
    public Comparator<Candidate> order(Optional<String> skill) {
        Comparator<Candidate> evenly = AMONG_EQUALS.order(skill);
        return skill.map(wanted -> Comparator.comparingInt((Candidate candidate) -> level(candidate, wanted))
                        .reversed()
                        .thenComparing(evenly))
                .orElse(evenly);
    }

    @Override
    public String because(Optional<String> skill, Candidate chosen, Candidate next) {
        int level = skill.map(wanted -> level(chosen, wanted)).orElse(0);
        int other = skill.map(wanted -> level(next, wanted)).orElse(0);
        return level == other
                ? AMONG_EQUALS.because(skill, chosen, next)
                : "highest level: " + level + ", next has " + other;
    }

    private static int level(Candidate candidate, String skill) {
        return candidate.agent().skills().getOrDefault(skill, 0);
    }
}
