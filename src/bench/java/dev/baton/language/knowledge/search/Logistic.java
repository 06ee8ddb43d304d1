package dev.baton.language.knowledge.search;

import java.util.List;

/** Logistic regression with a few inputs, by plain gradient descent with a small penalty. */
final class Logistic {

    private static final int STEPS = 5_000;
    private static final double RATE = 0.3;
    private static final double PENALTY = 1e-2;

    /** One example. */
    record Example(double[] inputs, boolean right) {}

    private Logistic() {}

    /** The weights, by input, and the bias last. */
    static double[] fit(List<Example> asTheyAre) {
        var scale = Scale.of(asTheyAre.stream().map(Example::inputs).toList());
        var examples = asTheyAre.stream()
                .map(one -> new Example(scale.scaled(one.inputs()), one.right()))
                .toList();
        var inputs = examples.getFirst().inputs().length;
        var weights = new double[inputs + 1];
        for (var step = 0; step < STEPS; step++) {
            var gradient = new double[inputs + 1];
            for (var example : examples) {
                var error = probability(weights, example.inputs()) - (example.right() ? 1 : 0);
                for (var at = 0; at < inputs; at++) {
                    gradient[at] += error * example.inputs()[at];
                }
                gradient[inputs] += error;
            }
            for (var at = 0; at <= inputs; at++) {
                var penalty = at < inputs ? PENALTY * weights[at] : 0;
                weights[at] -= RATE * (gradient[at] / examples.size() + penalty);
            }
        }
        return scale.unscaled(weights);
    }

    private static double probability(double[] weights, double[] inputs) {
        var sum = weights[inputs.length];
        for (var at = 0; at < inputs.length; at++) {
            sum += weights[at] * inputs[at];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
