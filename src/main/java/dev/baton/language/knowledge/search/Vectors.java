package dev.baton.language.knowledge.search;

/** Arithmetic of vectors of length 1. */
final class Vectors {

    private Vectors() {}

    /** From -1 to 1; 1 for the same direction. */
    static double cosine(float[] one, float[] other) {
        var sum = 0f;
        for (var at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
