package dev.baton.language.person;

import dev.baton.language.encoder.Encoder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Logistic regression over words and vector together, by adaptive gradient descent (Duchi et al. 2011) in a fixed order.
 * In part of the steps the vector or the words are left out, so that each learns to decide alone: words for the first
 * sieve and for languages that the encoder does not know, the vector for wordings that no template has.
 */
final class HeadTrainer {

    private static final int EPOCHS = 12;
    private static final double RATE = 0.25;
    private static final double DECAY = 2e-6;

    /** Half of the lessons ask, far fewer of the messages do: this much is taken from each logit. */
    private static final double CAUTION = 0.45;

    /** Features of fewer sentences are chance, and share their place in the table with others. */
    private static final int RARE = 3;

    private final float[] words = new float[WordFeatures.SIZE];
    private final float[] wordSquares = new float[WordFeatures.SIZE];
    private final float[] vector = new float[Encoder.DIMENSIONS];
    private final float[] vectorSquares = new float[Encoder.DIMENSIONS];
    private final Random random = new Random(7);
    private double bias;

    /**
     * What is known of one sentence.
     *
     * @param features of its words
     * @param vector of the sentence
     * @param asks whether it asks for a person
     * @param size how many features it had before the rare ones were left out
     */
    record Seen(int[] features, float[] vector, boolean asks, int size) {
        Seen(int[] features, float[] vector, boolean asks) {
            this(features, vector, asks, features.length);
        }
    }

    PersonHead train(List<Seen> seen) {
        Arrays.fill(wordSquares, 1e-2f);
        Arrays.fill(vectorSquares, 1e-2f);
        List<Seen> usual = withoutRareFeatures(seen);
        int[] order = new int[seen.size()];
        Arrays.setAll(order, at -> at);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order);
            for (int at : order) {
                int kind = random.nextInt(10);
                step(
                        usual.get(at),
                        kind != 0 && kind != 1,
                        kind != 2 && kind != 3 && kind != 4,
                        1.0 / (1 + 0.3 * epoch));
            }
        }
        return new PersonHead(words, vector, (float) (bias - CAUTION));
    }

    private static List<Seen> withoutRareFeatures(List<Seen> all) {
        var counts = new int[WordFeatures.SIZE];
        for (Seen seen : all) {
            Arrays.stream(seen.features).distinct().forEach(feature -> counts[feature]++);
        }
        return all.stream()
                .map(seen -> new Seen(
                        Arrays.stream(seen.features)
                                .filter(feature -> counts[feature] >= RARE)
                                .toArray(),
                        seen.vector,
                        seen.asks,
                        seen.features.length))
                .toList();
    }

    private void step(Seen seen, boolean withWords, boolean withVector, double rate) {
        double scale = PersonHead.scale(seen.size);
        double logit = bias;
        if (withWords) {
            double sum = 0;
            for (int feature : seen.features) {
                sum += words[feature];
            }
            logit += sum * scale;
        }
        if (withVector) {
            for (int at = 0; at < vector.length; at++) {
                logit += vector[at] * seen.vector[at];
            }
        }
        double slope = 1 / (1 + Math.exp(-logit)) - (seen.asks ? 1 : 0);
        bias -= 0.02 * rate * slope;
        if (withWords) {
            for (int feature : seen.features) {
                double gradient = slope * scale + DECAY * words[feature];
                wordSquares[feature] += (float) (gradient * gradient);
                words[feature] -= (float) (RATE * rate * gradient / Math.sqrt(wordSquares[feature]));
            }
        }
        if (withVector) {
            for (int at = 0; at < vector.length; at++) {
                double gradient = slope * seen.vector[at] + DECAY * vector[at];
                vectorSquares[at] += (float) (gradient * gradient);
                vector[at] -= (float) (RATE * rate * gradient / Math.sqrt(vectorSquares[at]));
            }
        }
    }

    private void shuffle(int[] order) {
        for (int at = order.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int kept = order[at];
            order[at] = order[other];
            order[other] = kept;
        }
    }
}
