package dev.baton.language.knowledge.search;

import dev.baton.language.knowledge.search.Signs.Meaning;
import java.util.List;

/**
 * How likely a passage answers a question. One weighted sum of its {@link Signs} ranks the passages; another one of the
 * best passage's, with its lead over the best of another article, goes through a logistic curve and is the confidence.
 * The weights were fitted to every other question of {@code ./bench knowledge} ({@code fit=1} prints them): the first so
 * that right passages stand first, the second by logistic regression.
 */
final class Confidence {

    /**
     * From here on an answer is given, unless an assistant has a threshold of its own: the lowest tenth at which three of
     * four answers were right on the questions that the weights were fitted to, with vectors and without.
     */
    static final double DEFAULT_THRESHOLD = 0.6;

    /** A lead is counted up to here: far ahead is far ahead. */
    private static final double FAR = 6;

    private Confidence() {}

    /** What speaks for a passage; comparable within one question. */
    static double score(Signs signs) {
        return signs.meaning()
                .map(meaning -> 37.6 * meaning.passage() + 16.5 * meaning.sentence() + 3.4 * signs.coverage())
                .orElseGet(() -> 7.2 * signs.coverage() + 7.5 * signs.depth());
    }

    /** The confidence in the first of the candidates, which are ordered by score. */
    static double of(List<Candidate> ranked) {
        if (ranked.isEmpty()) {
            return 0;
        }
        var signs = ranked.getFirst().signs();
        var lead = lead(ranked);
        return logistic(signs.meaning()
                .map(meaning -> withMeaning(meaning, lead))
                .orElseGet(() -> 1.1 * signs.coverage() + 0.28 * lead - 2));
    }

    private static double withMeaning(Meaning meaning, double lead) {
        return 2.7 * meaning.passage() + 0.7 * meaning.sentence() + 1.2 * meaning.standing() + 0.06 * lead - 5.5;
    }

    /** By how much the first leads over the best passage of another article. */
    static double lead(List<Candidate> ranked) {
        var best = ranked.getFirst();
        return ranked.stream()
                .filter(other ->
                        !other.passage().articleId().equals(best.passage().articleId()))
                .mapToDouble(other -> Math.min(FAR, best.score() - other.score()))
                .findFirst()
                .orElse(FAR);
    }

    private static double logistic(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }
}
