package dev.baton.language.guidance;

import dev.baton.language.Meaning.RuleMatch;
import dev.baton.language.encoder.Encoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules, or the topics, of one assistant (T10, T11): says how well a message fits each. Immutable, safe for all threads; the
 * same rules and text always give the same scores. A score is the probability that the message is about the rule where
 * seven in a hundred are, so one threshold serves all rules.
 */
public final class GuidanceModel {

    /** Written nearly like an example: from this likeness on, the likeness is a lower bound of the score. */
    private static final double SAME_WORDS = 0.75;

    /** What one hundredth of similarity to a counterexample, beyond that to the rule, takes off the log odds. */
    private static final double PER_HUNDREDTH = 1.0;

    /** No rules. */
    public static final GuidanceModel NONE = new GuidanceModel(Optional.empty(), List.of());

    private final Optional<Ground> ground;
    private final List<Measured> rules;

    private GuidanceModel(Optional<Ground> ground, List<Measured> rules) {
        this.ground = ground;
        this.rules = List.copyOf(rules);
    }

    /** Prepares the rules: some 5 ms for each text and example, on one core. */
    public static GuidanceModel of(List<Rule> rules, Encoder encoder, Ground ground) {
        List<RuleMeasure> measures = rules.stream()
                .map(rule -> new RuleMeasure(rule, encoder, ground))
                .toList();
        var measured = new ArrayList<Measured>();
        for (int at = 0; at < rules.size(); at++) {
            RuleMeasure own = measures.get(at);
            List<RuleMeasure> others = measures.stream()
                    .filter(other -> other != own && !own.meansTheSame(other))
                    .toList();
            measured.add(Measured.of(rules.get(at), own, others));
        }
        return new GuidanceModel(Optional.of(ground), measured);
    }

    /**
     * Every rule with its score, best first. A fraction of a millisecond.
     *
     * @param text the message
     * @param vectors of the message and, if it has several sentences, of each; the best one counts
     */
    public List<RuleMatch> match(String text, List<float[]> vectors) {
        if (rules.isEmpty() || ground.isEmpty()) {
            return List.of();
        }
        Ground measuredAgainst = ground.get();
        Trigrams written = Trigrams.of(text);
        List<Sentence> sentences =
                vectors.stream().map(measuredAgainst::sentence).toList();
        return rules.stream()
                .map(rule -> new RuleMatch(rule.rule.id(), rule.score(written, sentences), rule.rule.threshold()))
                .sorted(Comparator.comparingDouble(RuleMatch::score).reversed())
                .toList();
    }

    private record Measured(
            Rule rule,
            RuleMeasure measure,
            List<RuleMeasure> others,
            Calibration calibration,
            List<Trigrams> examples,
            List<Trigrams> counterexamples) {

        static Measured of(Rule rule, RuleMeasure measure, List<RuleMeasure> others) {
            return new Measured(
                    rule,
                    measure,
                    others,
                    measure.hasExamples() ? Calibration.EXAMPLES : Calibration.TEXT,
                    rule.examples().stream().map(Trigrams::of).toList(),
                    rule.counterexamples().stream().map(Trigrams::of).toList());
        }

        double score(Trigrams written, List<Sentence> sentences) {
            double byMeaning = sentences.stream().mapToDouble(this::score).max().orElse(0);
            double covered = alike(written, examples);
            double excluded = alike(written, counterexamples);
            if (excluded >= SAME_WORDS && excluded > covered) {
                return Math.min(byMeaning, 1 - excluded);
            }
            return covered >= SAME_WORDS ? Math.max(byMeaning, covered) : byMeaning;
        }

        private double score(Sentence sentence) {
            double probability = calibration.probability(measure.evidence(sentence, others));
            double less = Math.exp(-100 * PER_HUNDREDTH * measure.excluded(sentence));
            return probability * less / (1 - probability + probability * less);
        }

        private static double alike(Trigrams written, List<Trigrams> known) {
            return known.stream().mapToDouble(written::alike).max().orElse(0);
        }
    }
}
