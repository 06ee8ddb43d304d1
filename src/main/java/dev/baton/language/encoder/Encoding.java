package dev.baton.language.encoder;

/**
 * What a model makes of one sentence, read in three ways; each vector has length 1 and {@link Encoder#DIMENSIONS}
 * numbers. Together they tell intents apart better than any one does. Arrays are not copied.
 *
 * @param first of the first token in the last layer: what the model was trained to give, and what {@link Encoder#encode}
 *     returns
 * @param mean of all tokens in the last layer
 * @param middle of all tokens in an earlier layer: nearer to the words than to the meaning
 */
public record Encoding(float[] first, float[] mean, float[] middle) {

    /** Numbers in {@link #joined}. */
    public static final int JOINED = 3 * Encoder.DIMENSIONS;

    private static final float MIDDLE_WEIGHT = 0.7f;
    private static final float LENGTH = 2 + MIDDLE_WEIGHT * MIDDLE_WEIGHT;

    /**
     * The three in one vector of length 1: the dot product of two such vectors is the weighted mean of the three
     * similarities.
     */
    public float[] joined() {
        var joined = new float[JOINED];
        float usual = (float) (1 / Math.sqrt(LENGTH));
        put(first, usual, joined, 0);
        put(mean, usual, joined, Encoder.DIMENSIONS);
        put(middle, usual * MIDDLE_WEIGHT, joined, 2 * Encoder.DIMENSIONS);
        return joined;
    }

    /** How much each of the three counts in {@link #joined}: its squared length there. */
    public static float[] shares() {
        return new float[] {1 / LENGTH, 1 / LENGTH, MIDDLE_WEIGHT * MIDDLE_WEIGHT / LENGTH};
    }

    private static void put(float[] vector, float weight, float[] into, int from) {
        for (int at = 0; at < vector.length; at++) {
            into[from + at] = weight * vector[at];
        }
    }
}
