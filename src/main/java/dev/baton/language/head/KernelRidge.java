package dev.baton.language.head;

import java.util.Arrays;

/**
 * Kernel ridge regression onto classes (Rifkin, Yeo, Poggio 2003): each class has a target of 1 at its own examples and
 * 0 elsewhere, and a score is {@code Σ k(x, example)·α}. Compared with logistic regression on the same vectors it makes
 * fewer errors from few and from many examples, needs no iteration, and tells in closed form what it would have said of
 * an example that it had not seen (Rasmussen and Williams 2006, 5.12), or of a whole class.
 *
 * <p>Far from all examples all scores are near 0, which says that a sentence means none of the classes. Time grows with
 * the cube of the examples, memory with their square: 4 bytes each pair.
 */
public final class KernelRidge {

    private static final int GROUP = 16;
    private static final int DEPTH = 64;

    private final float[][] inverse;
    private final float[][] weights;
    private final int[] labels;
    private final double[] diagonal;
    private final int classes;

    private KernelRidge(float[][] inverse, float[][] weights, int[] labels, double[] diagonal, int classes) {
        this.inverse = inverse;
        this.weights = weights;
        this.labels = labels;
        this.diagonal = diagonal;
        this.classes = classes;
    }

    /**
     * Learns.
     *
     * @param vectors of length 1, one per example; those of a class in a row
     * @param labels the class of each from 0, or -1 for none of them
     * @param noise how little each example counts; above 0
     * @param classes how many classes there are
     */
    public static KernelRidge train(float[][] vectors, int[] labels, float[] noise, int classes, Kernel kernel) {
        float[][] matrix = kernels(vectors, kernel);
        for (int at = 0; at < matrix.length; at++) {
            matrix[at][at] += noise[at];
        }
        Cholesky.factor(matrix);
        return solved(Cholesky.inverse(matrix), labels, classes);
    }

    /**
     * What would have been learnt from the first so many examples alone. Takes little time: the factor of a matrix's
     * first rows is the first rows of its factor.
     */
    public KernelRidge first(int examples) {
        return solved(Arrays.copyOf(inverse, examples), Arrays.copyOf(labels, examples), classes);
    }

    /** @param inverse of the Cholesky factor */
    private static KernelRidge solved(float[][] inverse, int[] labels, int classes) {
        int size = labels.length;
        var weights = new float[size][classes];
        var diagonal = new double[size];
        var targets = new float[size][classes];
        Rows.inParallel(size, row -> project(inverse[row], labels, targets[row]));
        int groups = (size + GROUP - 1) / GROUP;
        Rows.inParallel(groups, group -> {
            int from = group * GROUP;
            int until = Math.min(size, from + GROUP);
            for (int row = from; row < size; row++) {
                for (int at = from; at < Math.min(until, row + 1); at++) {
                    float factor = inverse[row][at];
                    Rows.add(weights[at], factor, targets[row], classes);
                    diagonal[at] += (double) factor * factor;
                }
            }
        });
        return new KernelRidge(inverse, weights, labels, diagonal, classes);
    }

    private static void project(float[] inverse, int[] labels, float[] into) {
        for (int at = 0; at < inverse.length; at++) {
            if (labels[at] >= 0) {
                into[labels[at]] += inverse[at];
            }
        }
    }

    private static float[][] kernels(float[][] vectors, Kernel kernel) {
        int size = vectors.length;
        float[][] byInput = new Columns(vectors).byInput();
        int width = byInput.length / kernel.parts();
        var kernels = new float[size][];
        Rows.inParallel((size + GROUP - 1) / GROUP, group -> {
            int top = group * GROUP;
            int bottom = Math.min(size, top + GROUP);
            var products = new float[bottom - top][bottom];
            for (int row = top; row < bottom; row++) {
                kernels[row] = new float[row + 1];
            }
            for (int part = 0; part < kernel.parts(); part++) {
                int end = (part + 1) * width;
                for (int from = part * width; from < end; from += DEPTH) {
                    int many = Math.min(DEPTH, end - from);
                    for (int row = top; row < bottom; row++) {
                        Rows.add(products[row - top], vectors[row], from, byInput, from, many, row + 1);
                    }
                }
                for (int row = top; row < bottom; row++) {
                    for (int at = 0; at <= row; at++) {
                        kernels[row][at] += kernel.of(part, products[row - top][at]);
                    }
                    Arrays.fill(products[row - top], 0);
                }
            }
        });
        return kernels;
    }

    /** How much each example adds to the score of each class, by example, then class. Not a copy. */
    public float[][] weights() {
        return weights;
    }

    /** The scores that this example would have had if it had not been among the examples. */
    public float[] scoresWithout(int example) {
        float[] scores = weights[example].clone();
        for (int at = 0; at < scores.length; at++) {
            float target = labels[example] == at ? 1 : 0;
            scores[at] = (float) (target - scores[at] / diagonal[example]);
        }
        return scores;
    }

    /**
     * The scores that the examples from one place to another would have had if none of them had been among the examples,
     * by example, then class. They must be all examples of one class; its own score is then 0.
     */
    public float[][] scoresWithoutAll(int from, int until) {
        int count = until - from;
        var block = new float[count][];
        Rows.inParallel(count, i -> {
            var row = new double[i + 1];
            for (int below = from + i; below < inverse.length; below++) {
                float factor = inverse[below][from + i];
                for (int j = 0; j <= i; j++) {
                    row[j] += (double) factor * inverse[below][from + j];
                }
            }
            block[i] = floats(row);
        });
        Cholesky.factor(block);
        int own = labels[from];
        var scores = new float[count][];
        for (int i = 0; i < count; i++) {
            scores[i] = weights[from + i].clone();
            scores[i][own] = 0;
            for (int k = 0; k < i; k++) {
                Rows.add(scores[i], -block[i][k], scores[k], scores[i].length);
            }
            scale(scores[i], 1 / block[i][i]);
        }
        for (int i = count - 1; i >= 0; i--) {
            for (int k = i + 1; k < count; k++) {
                Rows.add(scores[i], -block[k][i], scores[k], scores[i].length);
            }
            scale(scores[i], 1 / block[i][i]);
        }
        for (float[] row : scores) {
            scale(row, -1);
        }
        return scores;
    }

    private static void scale(float[] row, float factor) {
        for (int at = 0; at < row.length; at++) {
            row[at] *= factor;
        }
    }

    private static float[] floats(double[] numbers) {
        var floats = new float[numbers.length];
        for (int at = 0; at < numbers.length; at++) {
            floats[at] = (float) numbers[at];
        }
        return floats;
    }
}
