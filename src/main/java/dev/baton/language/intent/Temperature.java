package dev.baton.language.intent;

import dev.baton.language.head.LinearHead;
import java.util.List;

/**
 * How flat confidences must be to be right as often as they say (Guo et al. 2017): the temperature under which examples
 * that were left out are likeliest to belong where they do.
 */
final class Temperature {

    private static final double LOWEST = 0.01;
    private static final double STEP = 1.04;
    private static final int STEPS = 120;

    private Temperature() {}

    /** The best of a range. @param scores of examples left out, with the class that each belongs to */
    static double of(List<float[]> scores, List<Integer> labels) {
        double best = LOWEST;
        double least = Double.POSITIVE_INFINITY;
        double temperature = LOWEST;
        for (int step = 0; step < STEPS; step++, temperature *= STEP) {
            double loss = 0;
            for (int at = 0; at < scores.size(); at++) {
                double[] probabilities = LinearHead.probabilities(scores.get(at), temperature);
                loss -= Math.log(Math.max(1e-12, probabilities[labels.get(at)]));
            }
            if (loss < least) {
                least = loss;
                best = temperature;
            }
        }
        return best;
    }
}
