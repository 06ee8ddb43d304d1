package dev.baton.language.mood;

import dev.baton.language.encoder.Encoder;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a message's anger is learnt and read from: the sentence's vector, which knows English, and its words and letter
 * groups in any language, counted into a fixed number of buckets.
 */
final class MoodInput {

    private static final int BUCKETS = 1_024;

    /** How many numbers it has. */
    static final int SIZE = Encoder.DIMENSIONS + BUCKETS;

    private static final int MAX_CHARACTERS = 600;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    /** How much the letters count beside the vector. */
    private static final float LETTERS = 0.7f;

    private MoodInput() {}

    static float[] of(String text, float[] vector) {
        float[] input = Arrays.copyOf(vector, SIZE);
        String start = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        String plain = " "
                + start.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip() + " ";
        double square = 0;
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int at = 0; at + length <= plain.length(); at++) {
                input[Encoder.DIMENSIONS + bucket(plain.substring(at, at + length))] += 1;
            }
        }
        for (int at = Encoder.DIMENSIONS; at < SIZE; at++) {
            input[at] = (float) Math.sqrt(input[at]);
            square += input[at] * input[at];
        }
        float scale = square == 0 ? 0 : LETTERS / (float) Math.sqrt(square);
        for (int at = Encoder.DIMENSIONS; at < SIZE; at++) {
            input[at] *= scale;
        }
        return input;
    }

    private static int bucket(String letters) {
        int hash = letters.hashCode() * 0x9E3779B1;
        return (hash >>> 16) % BUCKETS;
    }
}
