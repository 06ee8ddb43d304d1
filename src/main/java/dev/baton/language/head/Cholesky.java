package dev.baton.language.head;

/**
 * The inverse of a symmetric positive definite matrix by way of its Cholesky factor. Matrices are lower triangles: row
 * i has i + 1 numbers. Works on blocks that stay in the cache, on all cores; each number is always computed in the same
 * order, so the result does not depend on how many cores there are.
 */
final class Cholesky {

    private static final int BLOCK = 64;
    private static final int GROUP = 16;

    private Cholesky() {}

    /**
     * Turns A into its factor L, with {@code A = L·Lᵀ}, in place.
     *
     * @throws ArithmeticException if A is not positive definite
     */
    static void factor(float[][] a) {
        int size = a.length;
        for (int from = 0; from < size; from += BLOCK) {
            int begin = from;
            int end = Math.min(size, from + BLOCK);
            factorBlock(a, begin, end);
            int rest = size - end;
            var panel = new float[end - begin][rest];
            Rows.inParallel(rest, below -> {
                float[] row = a[end + below];
                solve(a, row, begin, end);
                for (int at = begin; at < end; at++) {
                    panel[at - begin][below] = row[at];
                }
            });
            Rows.inParallel(rest, below -> subtract(a[end + below], panel, begin, end, below + 1));
        }
    }

    private static void factorBlock(float[][] a, int begin, int end) {
        for (int i = begin; i < end; i++) {
            solve(a, a[i], begin, i);
            double diagonal = a[i][i];
            for (int k = begin; k < i; k++) {
                diagonal -= (double) a[i][k] * a[i][k];
            }
            if (!(diagonal > 0)) {
                throw new ArithmeticException("The matrix is not positive definite.");
            }
            a[i][i] = (float) Math.sqrt(diagonal);
        }
    }

    /** The row's numbers in the columns of a block that is factored already. */
    private static void solve(float[][] a, float[] row, int begin, int end) {
        for (int k = begin; k < end; k++) {
            float[] pivot = a[k];
            float sum = row[k];
            for (int m = begin; m < k; m++) {
                sum -= row[m] * pivot[m];
            }
            row[k] = sum / pivot[k];
        }
    }

    private static void subtract(float[] row, float[][] panel, int begin, int end, int count) {
        var sum = new float[count];
        Rows.add(sum, row, begin, panel, 0, end - begin, count);
        for (int at = 0; at < count; at++) {
            row[end + at] -= sum[at];
        }
    }

    /** {@code L⁻¹}, a lower triangle as well. */
    static float[][] inverse(float[][] l) {
        int size = l.length;
        var inverse = new float[size][];
        for (int i = 0; i < size; i++) {
            inverse[i] = new float[i + 1];
        }
        for (int from = 0; from < size; from += BLOCK) {
            int begin = from;
            int end = Math.min(size, from + BLOCK);
            int groups = (end - begin + GROUP - 1) / GROUP;
            Rows.inParallel(
                    groups,
                    group -> known(
                            l, inverse, begin + group * GROUP, Math.min(end, begin + (group + 1) * GROUP), begin));
            for (int i = begin; i < end; i++) {
                finish(l[i], inverse, i, begin);
            }
        }
        return inverse;
    }

    /** Adds what the rows before the block give to some rows of it, a block of them at a time. */
    private static void known(float[][] l, float[][] inverse, int top, int bottom, int before) {
        for (int from = 0; from < before; from += BLOCK) {
            int until = Math.min(before, from + BLOCK);
            for (int i = top; i < bottom; i++) {
                // Rows of this block all have the columns before it; beyond, each is one longer than the one above.
                Rows.add(inverse[i], l[i], from, inverse, from, until - from, from);
                for (int k = from; k < until; k++) {
                    for (int at = from; at <= k; at++) {
                        inverse[i][at] += l[i][k] * inverse[k][at];
                    }
                }
            }
        }
    }

    private static void finish(float[] factors, float[][] inverse, int i, int begin) {
        float[] row = inverse[i];
        for (int k = begin; k < i; k++) {
            Rows.add(row, factors[k], inverse[k], k + 1);
        }
        float scale = 1 / factors[i];
        for (int at = 0; at < i; at++) {
            row[at] *= -scale;
        }
        row[i] = scale;
    }
}
