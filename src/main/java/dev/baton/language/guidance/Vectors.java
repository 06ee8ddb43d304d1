package dev.baton.language.guidance;

import java.util.List;

/** A few sentence vectors that stand together. */
record Vectors(List<float[]> all) {

    private static final double LEAST_SQUARE = 1e-12;

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

    /** The direction from the one to the other, of length 1. */
    static float[] direction(float[] from, float[] to) {
        var direction = new float[to.length];
        for (int at = 0; at < to.length; at++) {
            direction[at] = to[at] - from[at];
        }
        return unit(direction);
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

    /** The mean of them. @throws IllegalStateException if there are none */
    float[] mean() {
        if (all.isEmpty()) {
            throw new IllegalStateException("No vectors have no middle.");
        }
        var mean = new float[all.getFirst().length];
        for (float[] own : all) {
            for (int at = 0; at < mean.length; at++) {
                mean[at] += own[at] / all.size();
            }
        }
        return mean;
    }

    /** The direction in the middle of them. @throws IllegalStateException if there are none */
    float[] middle() {
        return unit(mean());
    }

    private static float[] unit(float[] vector) {
        float length = (float) Math.sqrt(Math.max(LEAST_SQUARE, dot(vector, vector)));
        var unit = new float[vector.length];
        for (int at = 0; at < unit.length; at++) {
            unit[at] = vector[at] / length;
        }
        return unit;
    }
}
