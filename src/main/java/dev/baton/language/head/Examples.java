package dev.baton.language.head;

/**
 * Labelled vectors to learn from. Arrays are not copied.
 *
 * @param vectors one per example, all of the same length
 * @param labels the class of each example, from 0
 * @param weights how much each example counts; 1 is the usual
 * @param classes how many classes there are; at least 2
 */
public record Examples(float[][] vectors, int[] labels, float[] weights, int classes) {

    /** @throws IllegalArgumentException if the parts do not fit together */
    public Examples {
        if (vectors.length == 0 || vectors.length != labels.length || vectors.length != weights.length || classes < 2) {
            throw new IllegalArgumentException("Examples need vectors, as many labels and weights, and two classes.");
        }
    }

    /** Examples that all count alike. */
    public static Examples of(float[][] vectors, int[] labels, int classes) {
        var weights = new float[labels.length];
        java.util.Arrays.fill(weights, 1f);
        return new Examples(vectors, labels, weights, classes);
    }

    /** How many examples there are. */
    public int size() {
        return vectors.length;
    }

    /** How many numbers a vector has. */
    public int dimensions() {
        return vectors[0].length;
    }
}
