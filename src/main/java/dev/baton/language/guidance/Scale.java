package dev.baton.language.guidance;

import java.util.Arrays;

/**
 * Puts a similarity on a scale that is the same for all rules: 0 is what an everyday sentence has, 1 what only two in a
 * hundred everyday sentences reach.
 */
record Scale(double middle, double high) {

    private static final double RARE = 0.98;
    private static final double LEAST_SPREAD = 1e-3;

    /** From what the everyday sentences have. */
    static Scale of(double[] everyday) {
        double[] sorted = everyday.clone();
        Arrays.sort(sorted);
        double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        double high = sorted[(int) (RARE * sorted.length)];
        return new Scale(middle, Math.max(high, middle + LEAST_SPREAD));
    }

    double at(double similarity) {
        return (similarity - middle) / (high - middle);
    }
}
