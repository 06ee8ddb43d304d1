package dev.baton.language.head;

/**
 * A linear classifier: one score (logit) per class. Immutable and safe for all threads.
 *
 * <p>The weights lie by input, then class, so that scoring runs through memory in order and the compiler can use vector
 * instructions.
 */
public final class LinearHead {

    private final float[] weights;
    private final int inputs;
    private final int classes;

    /** @param weights {@code (inputs + 1) * classes} numbers, by input, then class; the last row is the bias */
    LinearHead(float[] weights, int inputs, int classes) {
        this.weights = weights;
        this.inputs = inputs;
        this.classes = classes;
    }

    /** How many classes it tells apart. */
    public int classes() {
        return classes;
    }

    /** One score per class; not yet probabilities. */
    public float[] scores(float[] vector) {
        var scores = new float[classes];
        scores(vector, weights, inputs, classes, scores);
        return scores;
    }

    /** Probabilities of the classes at this temperature: higher flattens. They add up to 1. */
    public static double[] probabilities(float[] scores, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        var probabilities = new double[scores.length];
        double sum = 0;
        for (int at = 0; at < scores.length; at++) {
            probabilities[at] = Math.exp((scores[at] - highest) / temperature);
            sum += probabilities[at];
        }
        for (int at = 0; at < scores.length; at++) {
            probabilities[at] /= sum;
        }
        return probabilities;
    }

    static void scores(float[] vector, float[] weights, int inputs, int classes, float[] into) {
        System.arraycopy(weights, inputs * classes, into, 0, classes);
        for (int input = 0; input < inputs; input++) {
            float value = vector[input];
            int row = input * classes;
            for (int at = 0; at < classes; at++) {
                into[at] += value * weights[row + at];
            }
        }
    }
}
