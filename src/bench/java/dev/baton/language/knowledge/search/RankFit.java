package dev.baton.language.knowledge.search;

import dev.baton.language.knowledge.search.Logistic.Example;
import java.util.List;

/** Weights by which right candidates of a question stand before its wrong ones (softmax over each question's candidates). */
final class RankFit {

    private static final int STEPS = 3_000;
    private static final double RATE = 0.5;
    private static final double PENALTY = 3e-3;

    private RankFit() {}

    /** The weights by input. @param questions candidates by question, at least one of each right */
    static double[] fit(List<List<Example>> questions) {
        var scale = Scale.of(
                questions.stream().flatMap(List::stream).map(Example::inputs).toList());
        var scaled = questions.stream()
                .map(candidates -> candidates.stream()
                        .map(one -> new Example(scale.scaled(one.inputs()), one.right()))
                        .toList())
                .toList();
        var weights = new double[scale.means().length];
        for (var step = 0; step < STEPS; step++) {
            var gradient = new double[weights.length];
            for (var candidates : scaled) {
                add(gradient, candidates, weights);
            }
            for (var at = 0; at < weights.length; at++) {
                weights[at] -= RATE * (gradient[at] / scaled.size() + PENALTY * weights[at]);
            }
        }
        return scale.unscaled(weights);
    }

    private static void add(double[] gradient, List<Example> candidates, double[] weights) {
        var shares = candidates.stream()
                .mapToDouble(one -> Math.exp(dot(weights, one.inputs())))
                .toArray();
        var all = 0.0;
        var right = 0.0;
        for (var at = 0; at < shares.length; at++) {
            all += shares[at];
            right += candidates.get(at).right() ? shares[at] : 0;
        }
        for (var at = 0; at < shares.length; at++) {
            var slope = shares[at] / all - (candidates.get(at).right() ? shares[at] / right : 0);
            for (var input = 0; input < gradient.length; input++) {
                gradient[input] += slope * candidates.get(at).inputs()[input];
            }
        }
    }

    private static double dot(double[] weights, double[] inputs) {
        var sum = 0.0;
        for (var at = 0; at < weights.length; at++) {
            sum += weights[at] * inputs[at];
        }
        return sum;
    }
}
