package dev.baton.language.head;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The inner loops of the dense algebra here, in the form that the compiler turns into vector instructions. */
final class Rows {

    private Rows() {}

    /** {@code to[j] += factor * row[j]} for the first so many. */
    static void add(float[] to, float factor, float[] row, int count) {
        for (int at = 0; at < count; at++) {
            to[at] += factor * row[at];
        }
    }

    /** {@code to[j] += Σ factors[f + i] * rows[r + i][j]}, for so many rows and the first so many numbers of each. */
    static void add(float[] to, float[] factors, int f, float[][] rows, int r, int many, int count) {
        int row = 0;
        for (; row + 4 <= many; row += 4) {
            float a = factors[f + row];
            float b = factors[f + row + 1];
            float c = factors[f + row + 2];
            float d = factors[f + row + 3];
            float[] first = rows[r + row];
            float[] second = rows[r + row + 1];
            float[] third = rows[r + row + 2];
            float[] fourth = rows[r + row + 3];
            for (int at = 0; at < count; at++) {
                to[at] += a * first[at] + b * second[at] + c * third[at] + d * fourth[at];
            }
        }
        for (; row < many; row++) {
            add(to, factors[f + row], rows[r + row], count);
        }
    }

    /** Does it for 0, 1, … below the count, on all cores. What is computed must not depend on the order. */
    static void inParallel(int count, IntConsumer each) {
        IntStream.range(0, count).parallel().forEach(each);
    }
}
