package dev.baton.language.intent;

import dev.baton.language.head.KernelRidge;
import java.util.HashMap;
import java.util.Map;

/** Scores of intents as they are learnt, part by part. What it says is the mean of what the parts say. */
final class Head {

    private final int intents;
    private final float[][] weights;
    private final Map<Integer, float[]> withoutItself = new HashMap<>();

    /** @param anchors how many sentences it learns from, over all parts */
    Head(int anchors, int intents) {
        this.intents = intents;
        this.weights = new float[anchors][intents];
    }

    /**
     * Adds what was learnt in one part.
     *
     * @param chosen the places of the part's sentences
     * @param labels their intents, -1 for none
     * @param noise how little each counted
     * @param parts how many there are
     */
    void add(KernelRidge learnt, int[] chosen, int[] labels, float[] noise, int parts) {
        for (int at = 0; at < learnt.weights().length; at++) {
            float[] own = learnt.weights()[at];
            float[] into = weights[chosen[at]];
            // What this part says of the sentence with and without it; the other parts have never seen it.
            float[] without = learnt.scoresWithout(at);
            float[] change = withoutItself.computeIfAbsent(chosen[at], key -> new float[intents]);
            for (int intent = 0; intent < intents; intent++) {
                into[intent] += own[intent] / parts;
                float with = (labels[at] == intent ? 1 : 0) - noise[at] * own[intent];
                change[intent] += (without[intent] - with) / parts;
            }
        }
    }

    /** How much each sentence adds to each intent, by sentence, then intent. Not a copy. */
    float[][] weights() {
        return weights;
    }

    /** What would have been said of one of the sentences, if it had been left out. */
    float[] scoresWithout(int at, float[] kernels) {
        float[] scores = scores(kernels, weights, intents);
        float[] change = withoutItself.getOrDefault(at, new float[intents]);
        for (int intent = 0; intent < intents; intent++) {
            scores[intent] += change[intent];
        }
        return scores;
    }

    /** @param kernels likeness to each sentence that has weights, in their order; more are not looked at */
    static float[] scores(float[] kernels, float[][] weights, int intents) {
        var scores = new float[intents];
        for (int at = 0; at < weights.length; at++) {
            float kernel = kernels[at];
            float[] row = weights[at];
            for (int intent = 0; intent < intents; intent++) {
                scores[intent] += kernel * row[intent];
            }
        }
        return scores;
    }
}
