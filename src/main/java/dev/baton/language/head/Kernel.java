package dev.baton.language.head;

import java.util.Arrays;

/**
 * How alike two vectors are to a {@link KernelRidge}. Vectors of length 1 may be made of several parts of as many numbers
 * each, every part with the same length in all vectors; the kernel is then {@code Σ share·exp(sharpness·(cosine − 1))}
 * over the parts, each with its own cosine. That two sentences are alike in one reading then counts even if another
 * reading sees nothing in it.
 */
public final class Kernel {

    private final float sharpness;
    private final float[] shares;

    /**
     * Of vectors in parts.
     *
     * @param sharpness how fast likeness falls with the angle
     * @param shares squared length of each part; they sum to 1
     */
    public Kernel(float sharpness, float... shares) {
        this.sharpness = sharpness;
        this.shares = shares.clone();
    }

    /** How many parts a vector has. */
    int parts() {
        return shares.length;
    }

    /** What the part adds to the kernel, if this is the dot product of the two vectors' parts. */
    float of(int part, float product) {
        return shares[part] * (float) Math.exp(sharpness * (product / shares[part] - 1));
    }

    /** A vector compared with each of many. */
    public Likeness likeness(Columns vectors, float[] vector) {
        var cosines = new float[vectors.count()];
        var kernels = new float[cosines.length];
        var products = new float[cosines.length];
        int width = vector.length / shares.length;
        for (int part = 0; part < shares.length; part++) {
            Arrays.fill(products, 0);
            vectors.addTimes(vector, part * width, width, products);
            for (int at = 0; at < products.length; at++) {
                cosines[at] += products[at];
                kernels[at] += of(part, products[at]);
            }
        }
        return new Likeness(cosines, kernels);
    }

    /**
     * How alike a vector is to each of many. Arrays are not copied.
     *
     * @param cosines of the whole vectors
     * @param kernels what a {@link KernelRidge} takes for likeness
     */
    public record Likeness(float[] cosines, float[] kernels) {}
}
