package dev.baton.routing;

import dev.baton.conversation.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Waiting conversations with one target and one weight, in the order in which they are served, and the agents who could
 * take them now, best first. All members of a line are equal to the agents but for those who were passed over, so that
 * nobody waits behind another one's wish.
 */
final class Line {

    /** What all conversations of a line have in common. */
    record Key(Target target, int weight) {
        static Key of(Waiting waiting) {
            return new Key(waiting.target(), waiting.weight());
        }
    }

    /**
     * The choice for one conversation.
     *
     * @param chosen whom to ask
     * @param next the second best, if there is one
     * @param passedOver how many could, had they not been asked before
     */
    record Best(Candidate chosen, Optional<Candidate> next, int passedOver) {}

    final Key key;
    final TreeSet<Waiting> waiting = new TreeSet<>();
    final TreeSet<Candidate> candidates;

    /** From here on somebody may have to be placed; owned by the {@link Agenda}. */
    @Nullable
    Waiting cursor;

    Line(Key key, Strategy strategy) {
        this.key = key;
        candidates = new TreeSet<>(strategy.order());
    }

    /** Puts an agent's new standing in place of the old one. */
    void replace(@Nullable Candidate old, @Nullable Candidate next) {
        if (old != null && old.free() >= key.weight()) {
            candidates.remove(old);
        }
        if (next != null && next.free() >= key.weight()) {
            candidates.add(next);
        }
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
    Map<String, String> explain(Strategy strategy, Best best) {
        var why = new LinkedHashMap<String, String>();
        why.put("rule", key.target().agent().isPresent() ? "named agent" : strategy.name());
        key.target().team().ifPresent(team -> why.put("team", team));
        key.target().skill().ifPresent(skill -> why.put("skill", skill));
        why.put("candidates", Integer.toString(candidates.size() - best.passedOver()));
        if (best.passedOver() > 0) {
            why.put("passedOver", Integer.toString(best.passedOver()));
        }
        why.put("because", strategy.because(best.chosen(), best.next()));
        return Map.copyOf(why);
    }
}
