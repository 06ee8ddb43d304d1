package dev.baton.language.head;

/**
 * Many vectors, by input: a vector is multiplied with all of them in one run through memory in order. Immutable and safe
 * for all threads.
 */
public final class Columns {

    private final float[][] byInput;
    private final int count;

    /** @param vectors all of the same length; copied */
    public Columns(float[][] vectors) {
        count = vectors.length;
        byInput = new float[count == 0 ? 0 : vectors[0].length][count];
        for (int at = 0; at < count; at++) {
            for (int input = 0; input < byInput.length; input++) {
                byInput[input][at] = vectors[at][input];
            }
        }
    }

    /** The dot product with each. */
    public float[] times(float[] vector) {
        var products = new float[count];
        Rows.add(products, vector, 0, byInput, 0, byInput.length, count);
        return products;
    }

    /** Adds the dot products of so many numbers, beginning with one, to what is there. */
    void addTimes(float[] vector, int from, int many, float[] products) {
        Rows.add(products, vector, from, byInput, from, many, count);
    }

    int count() {
        return count;
    }

    /** A copy of one of them. */
    public float[] column(int at) {
        var column = new float[byInput.length];
        for (int input = 0; input < column.length; input++) {
            column[input] = byInput[input][at];
        }
        return column;
    }

    float[][] byInput() {
        return byInput;
    }
}
