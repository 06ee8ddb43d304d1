package dev.baton.language.encoder;

import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An encoder that knows words and no meaning: each word has a direction of its own, a sentence lies between its words.
 * Quick, and counts how often it is asked.
 */
public final class WordVectors implements LayeredEncoder {

    private final AtomicInteger asked = new AtomicInteger();

    /** How many sentences it has encoded. */
    public int asked() {
        return asked.get();
    }

    @Override
    public Encoding encoding(String text) {
        asked.incrementAndGet();
        var vector = new float[DIMENSIONS];
        for (String word : ("." + text.toLowerCase(Locale.ROOT)).split("[^\\p{L}\\p{N}]+")) {
            var random = new Random(word.hashCode());
            for (int at = 0; at < vector.length; at++) {
                vector[at] += (float) random.nextGaussian();
            }
        }
        double square = 0;
        for (float number : vector) {
            square += number * number;
        }
        for (int at = 0; at < vector.length; at++) {
            vector[at] /= (float) Math.sqrt(square);
        }
        return new Encoding(vector, vector, vector);
    }
}
