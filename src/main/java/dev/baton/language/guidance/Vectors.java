package dev.baton.language.guidance;

import java.util.List;

/** A few sentence vectors of length 1 that stand together. */
record Vectors(List<float[]> all) {

    Vectors {
        all = List.copyOf(all);
    }

    static double dot(float[] one, float[] other) {
        float sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The similarity to the nearest; -1 if there are none. */
    double nearest(float[] vector) {
        double nearest = -1;
        for (float[] own : all) {
            nearest = Math.max(nearest, dot(own, vector));
        }
        return nearest;
    }

    /** The direction in the middle of them. @throws IllegalStateException if there are none */
    float[] middle() {
        if (all.isEmpty()) {
            throw new IllegalStateException("No vectors have no middle.");
        }
        var sum = new float[all.getFirst().length];
        for (float[] own : all) {
            for (int at = 0; at < sum.length; at++) {
                sum[at] += own[at];
            }
        }
        float length = (float) Math.sqrt(Math.max(1e-12, dot(sum, sum)));
        for (int at = 0; at < sum.length; at++) {
            sum[at] /= length;
        }
        return sum;
    }
}
