package dev.baton.language.intent;

import dev.baton.language.Meaning.ScoredIntent;
import dev.baton.language.encoder.Encoding;
import dev.baton.language.encoder.LayeredEncoder;
import dev.baton.language.head.KernelRidge;
import dev.baton.language.head.LinearHead;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an assistant has learnt of its intents (D2). Immutable, safe for all threads; made by {@link IntentTrainer}. The
 * same message always gets the same reading.
 */
public final class IntentModel {

    private final List<String> intents;
    private final Anchors anchors;
    private final float[][] weights;
    private final float sharpness;
    private final double temperature;
    private final NoneHead none;
    private final Spelling spelling;

    IntentModel(
            List<String> intents,
            Anchors anchors,
            float[][] weights,
            float sharpness,
            double temperature,
            NoneHead none,
            Spelling spelling) {
        this.intents = List.copyOf(intents);
        this.anchors = anchors;
        this.weights = weights;
        this.sharpness = sharpness;
        this.temperature = temperature;
        this.none = none;
        this.spelling = spelling;
    }

    /** How many intents it knows. */
    public int size() {
        return intents.size();
    }

    /**
     * What a message means. It is read as a whole and, if it is long, sentence by sentence as well; the way that is most
     * surely one of the intents counts. Typing errors in the intents' own words are put right before.
     *
     * @param encoder the one that the model was learnt with, or one that remembers what it said
     */
    public IntentReading read(String message, LayeredEncoder encoder) {
        return Ways.of(message).stream()
                .map(way -> read(encoder.encoding(corrected(way))))
                .min(Comparator.comparingDouble(IntentReading::none))
                .orElse(IntentReading.UNKNOWN);
    }

    /** The text itself if there is nothing to put right, so that its vector can be shared. */
    private String corrected(String text) {
        String plain = IntentTrainer.plain(text);
        String corrected = spelling.corrected(plain);
        return corrected.equals(plain) ? text : corrected;
    }

    /**
     * What a sentence means. Whoever writes a counterexample says that it means nothing here: what is written nearly like
     * one is none, however much it looks like an intent otherwise. Takes about as many multiplications as there are numbers in all examples' vectors. */
    IntentReading read(Encoding sentence) {
        float[] similarities = anchors.similarities(sentence.joined());
        float[] scores = scores(similarities, weights, sharpness, intents.size());
        double[] confidences = LinearHead.probabilities(scores, temperature);
        List<ScoredIntent> ranked = IntStream.range(0, confidences.length)
                .mapToObj(at -> new ScoredIntent(intents.get(at), confidences[at]))
                .sorted(Comparator.comparingDouble(ScoredIntent::confidence).reversed())
                .toList();
        double strange = none.none(signs(anchors, similarities, scores));
        return new IntentReading(ranked, Math.max(strange, anchors.likeCounterexample(similarities)));
    }

    /** The vector of a text that was learnt from, so that learning again need not make it again. */
    Optional<float[]> vector(String text) {
        return anchors.vector(text);
    }

    static float[] scores(float[] similarities, float[][] weights, float sharpness, int classes) {
        var scores = new float[classes];
        for (int at = 0; at < similarities.length; at++) {
            float kernel = KernelRidge.kernel(similarities[at], sharpness);
            float[] row = weights[at];
            for (int intent = 0; intent < classes; intent++) {
                scores[intent] += kernel * row[intent];
            }
        }
        return scores;
    }

    static Signs signs(Anchors anchors, float[] similarities, float[] scores) {
        return new Signs(highest(scores), anchors.nearest(similarities, 0, 0), anchors.everydayness(similarities, -1));
    }

    static float highest(float[] scores) {
        float highest = 0;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        return highest;
    }
}
