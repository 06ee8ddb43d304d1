package dev.baton.language.intent;

import dev.baton.language.head.Columns;
import dev.baton.language.head.Kernel.Likeness;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sentences that messages are compared with: first the intents' examples, intent by intent, then what is known to
 * mean none of them, then everyday sentences.
 */
final class Anchors {

    /** Everyday sentences that tell how everyday a message is. */
    private static final int EVERYDAY_NEIGHBOURS = 10;

    /**
     * Cosine up to which two sentences of nearly the same words are about different matters ("do you deliver to Germany",
     * "to Australia"); the same matter in other words, or with a letter wrong, begins at 0.89.
     */
    private static final double OTHER_MATTER = 0.87;

    private final List<Example> examples;
    private final Map<String, Integer> places;
    private final Columns vectors;
    private final int own;
    private final int everyday;

    /** @param everyday where the everyday sentences begin */
    Anchors(List<Example> examples, Columns vectors, int everyday) {
        this.examples = List.copyOf(examples);
        this.vectors = vectors;
        this.own =
                (int) examples.stream().filter(example -> example.label() >= 0).count();
        this.everyday = everyday;
        this.places = new HashMap<>();
        for (int at = 0; at < everyday; at++) {
            places.put(this.examples.get(at).text(), at);
        }
    }

    List<Example> examples() {
        return examples;
    }

    int size() {
        return examples.size();
    }

    /** How many of them belong to an intent; they come first. */
    int own() {
        return own;
    }

    int everyday() {
        return everyday;
    }

    /** The vector of this text, if it is the text of an intent's example or of a counterexample. */
    Optional<float[]> vector(String text) {
        return Optional.ofNullable(places.get(text)).map(vectors::column);
    }

    /** How alike a vector is to each. */
    Likeness likeness(float[] vector) {
        return Learning.KERNEL.likeness(vectors, vector);
    }

    /** The nearest example of an intent, except those from one place to another; -1 without any. */
    float nearest(float[] similarities, int butFrom, int butUntil) {
        float nearest = -1;
        for (int at = 0; at < own; at++) {
            if (at < butFrom || at >= butUntil) {
                nearest = Math.max(nearest, similarities[at]);
            }
        }
        return nearest;
    }

    /**
     * How surely a message is one of the counterexamples in other words, from 0 to 1: it is nearer to one of them than to
     * every example of an intent. A copy always is, whatever examples there are.
     */
    double likeCounterexample(float[] similarities) {
        float counter = -1;
        for (int at = own; at < everyday; at++) {
            counter = Math.max(counter, similarities[at]);
        }
        double other = Math.max(OTHER_MATTER, nearest(similarities, 0, 0));
        return counter <= other ? 0 : Math.min(1, 2 * (counter - other) / (1 - other));
    }

    /** The mean cosine of the nearest everyday sentences, except this one. */
    float everydayness(float[] similarities, int but) {
        var nearest = new float[EVERYDAY_NEIGHBOURS];
        Arrays.fill(nearest, -1);
        for (int at = everyday; at < similarities.length; at++) {
            if (at != but && similarities[at] > nearest[0]) {
                int place = 0;
                for (; place + 1 < nearest.length && nearest[place + 1] < similarities[at]; place++) {
                    nearest[place] = nearest[place + 1];
                }
                nearest[place] = similarities[at];
            }
        }
        float sum = 0;
        for (float similarity : nearest) {
            sum += similarity;
        }
        return sum / nearest.length;
    }

    /**
     * One of them.
     *
     * @param text as it is compared
     * @param label the intent's place, or -1 for none
     */
    record Example(String text, int label) {}
}
