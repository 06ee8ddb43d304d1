package dev.baton.language.guidance;

import java.util.Arrays;

/**
 * Puts a similarity on a scale that is the same for all rules: 0 is what an everyday sentence has, 1 is one standard
 * deviation of the everyday sentences more.
 */
record Scale(double middle, double spread) {

    private static final double LEAST_SPREAD = 1e-3;

    /** From what the everyday sentences have. */
    static Scale of(double[] everyday) {
        double[] sorted = everyday.clone();
        Arrays.sort(sorted);
        double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        double mean = Arrays.stream(sorted).average().orElse(0);
        double variance = Arrays.stream(sorted)
                .map(similarity -> (similarity - mean) * (similarity - mean))
                .average()
                .orElse(0);
        return new Scale(middle, Math.max(Math.sqrt(variance), LEAST_SPREAD));
    }

    double at(double similarity) {
        return (similarity - middle) / spread;
    }
}
