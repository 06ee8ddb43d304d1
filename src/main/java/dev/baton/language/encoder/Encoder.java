package dev.baton.language.encoder;

/** Turns a sentence into a vector, so that sentences that mean alike have vectors that lie alike. */
public interface Encoder {

    /** How many numbers a vector has. */
    int DIMENSIONS = 384;

    /**
     * The sentence's vector, of length 1. The same text always gives the same vector, on every thread. Text beyond the
     * model's window is left out; an empty text has a vector too. Takes 1 to 4 ms for a sentence on one core, some 30 ms
     * for the longest.
     */
    float[] encode(String text);
}
