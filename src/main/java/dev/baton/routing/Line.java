package dev.baton.routing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Waiting conversations with one wish, in the order in which they are served, and the agents who could take them now, best
 * first. All members of a line are equal to the agents but for those who were passed over, so that nobody waits behind
 * another one's wish. A conversation stands in as many lines as it has wishes.
 */
final class Line {

    /**
     * The choice for one conversation.
     *
     * @param chosen whom to ask
     * @param next the second best, if there is one
     * @param passedOver how many could, had they not been asked before
     */
    record Best(Candidate chosen, Optional<Candidate> next, int passedOver) {}

    final Wish wish;

    /** Tells this line from every other of the same index. */
    final int number;

    final TreeSet<Waiting> waiting = new TreeSet<>();

    /** From here on somebody may have to be placed; owned by the {@link Agenda}. */
    @Nullable
    Waiting cursor;

    private Strategy strategy;
    private TreeSet<Candidate> candidates;

    Line(Wish wish, int number, Strategy strategy) {
        this.wish = wish;
        this.number = number;
        this.strategy = strategy;
        candidates = new TreeSet<>(strategy.order(wish.target().skill()));
    }

    boolean isEmptyOfCandidates() {
        return candidates.isEmpty();
    }

    /** From now on agents are chosen so. Those who stand in the line have to be put into it anew. */
    void choose(Strategy next) {
        strategy = next;
        candidates = new TreeSet<>(strategy.order(wish.target().skill()));
    }

    /**
     * Puts an agent's new standing in place of the old one.
     *
     * @return whether there is a candidate now who was none before
     */
    boolean replace(@Nullable Candidate old, @Nullable Candidate next) {
        boolean was = old != null && candidates.remove(old);
        boolean is = next != null && strategy.asks() && next.has(wish);
        if (is) {
            candidates.add(next);
        }
        return is && !was;
    }

    /** The best for one conversation of this line; empty if all are passed over. */
    Optional<Best> best(Waiting waiting, Instant now) {
        var eligible = candidates.stream()
                .filter(candidate -> !waiting.passesOver(candidate.agent().id(), now))
                .limit(2)
                .toList();
        if (eligible.isEmpty()) {
            return Optional.empty();
        }
        int passedOver = waiting.passed().isEmpty()
                ? 0
                : (int) candidates.stream()
                        .filter(candidate ->
                                waiting.passesOver(candidate.agent().id(), now))
                        .count();
        return Optional.of(
                new Best(eligible.getFirst(), eligible.stream().skip(1).findFirst(), passedOver));
    }

    /** The choice in words (law 10). */
    Map<String, String> explain(Waiting waiting, Best best) {
        var why = new LinkedHashMap<String, String>();
        why.put("rule", rule(waiting));
        waiting.target().team().ifPresent(team -> why.put("team", team));
        wish.target().skill().ifPresent(skill -> why.put("skill", skill));
        wish.language().ifPresent(language -> why.put("language", language));
        if (!wish.target().team().equals(waiting.target().team())) {
            wish.target().team().ifPresent(team -> why.put("overflowTo", team));
        }
        why.put("candidates", Integer.toString(candidates.size() - best.passedOver()));
        if (best.passedOver() > 0) {
            why.put("passedOver", Integer.toString(best.passedOver()));
        }
        why.put(
                "because",
                best.next()
                        .map(next -> strategy.because(wish.target().skill(), best.chosen(), next))
                        .orElse("only candidate"));
        return Map.copyOf(why);
    }

    private String rule(Waiting waiting) {
        if (wish.target().agent().isEmpty()) {
            return strategy.name();
        }
        return waiting.first()
                .filter(own -> wish.target().agent().filter(own.agent()::equals).isPresent())
                .map(own -> own.joins() ? "comes back to its agent" : "same agent again")
                .orElse("named agent");
    }
}
