package dev.baton.language.knowledge.search;

import java.util.Arrays;
import java.util.List;

/** Brings inputs to mean 0 and deviation 1, and weights back to inputs as they are. */
record Scale(double[] means, double[] deviations) {

    static Scale of(List<double[]> all) {
        var inputs = all.getFirst().length;
        var means = new double[inputs];
        var deviations = new double[inputs];
        for (var at = 0; at < inputs; at++) {
            var input = at;
            means[at] = all.stream().mapToDouble(one -> one[input]).average().orElse(0);
            deviations[at] = Math.sqrt(all.stream()
                            .mapToDouble(one -> Math.pow(one[input] - means[input], 2))
                            .average()
                            .orElse(1)
                    + 1e-9);
        }
        return new Scale(means, deviations);
    }

    double[] scaled(double[] inputs) {
        var scaled = new double[inputs.length];
        Arrays.setAll(scaled, at -> (inputs[at] - means[at]) / deviations[at]);
        return scaled;
    }

    /** Weights of inputs as they are; a bias, if there is one more weight than inputs, takes up the means. */
    double[] unscaled(double[] weights) {
        var unscaled = weights.clone();
        for (var at = 0; at < means.length; at++) {
            unscaled[at] = weights[at] / deviations[at];
            if (weights.length > means.length) {
                unscaled[means.length] -= unscaled[at] * means[at];
            }
        }
        return unscaled;
    }
}
