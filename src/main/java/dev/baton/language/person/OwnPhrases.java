package dev.baton.language.person;

import dev.baton.assistant.PlainText;
import dev.baton.language.encoder.Encoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An assistant's own examples of requests: a message that means the same as one of them asks, too. How alike two meanings
 * are is the cosine of their sentence vectors; for this encoder, unrelated sentences lie about 0.6, paraphrases above 0.85.
 */
final class OwnPhrases {

    /** Cosine at which it is as likely as not that both mean the same. */
    static final double EVEN = 0.86;

    /** Phrases that are remembered, of all assistants; beyond, the memory begins anew. */
    static final int MAX_REMEMBERED = 2_000;

    private static final double SPAN = 0.2;

    private final Map<String, float[]> remembered = new ConcurrentHashMap<>();

    /**
     * The phrase that is nearest.
     *
     * @param phrase as the assistant's document has it
     * @param probability that the message means the same
     */
    record Match(String phrase, double probability) {}

    /** The nearest phrase to the message; empty if there are none. */
    Optional<Match> nearest(PlainText message, List<String> phrases, Encoder vectors) {
        if (phrases.isEmpty() || message.words().isEmpty()) {
            return Optional.empty();
        }
        float[] vector = vectors.encode(message.raw());
        Match best = new Match("", -1);
        for (String phrase : phrases) {
            double probability = PlainText.of(phrase).words().equals(message.words())
                    ? 1
                    : probability(cosine(vector, vectorOf(phrase, vectors)));
            best = probability > best.probability() ? new Match(phrase, probability) : best;
        }
        return Optional.of(best);
    }

    private float[] vectorOf(String phrase, Encoder vectors) {
        if (remembered.size() >= MAX_REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(phrase, vectors::encode);
    }

    private static double probability(double cosine) {
        return Math.clamp(0.5 + (cosine - EVEN) / SPAN, 0, 1);
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
