package dev.baton.language.intent;

import dev.baton.language.Meaning.ScoredIntent;
import dev.baton.language.encoder.Encoding;
import dev.baton.language.encoder.LayeredEncoder;
import dev.baton.language.head.Kernel.Likeness;
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
    private final float[][] ranking;
    private final float[][] belonging;
    private final double temperature;
    private final NoneHead none;
    private final Spelling spelling;

    /**
     * What was learnt.
     *
     * @param ranking weights that tell which intent a message means, by phrase
     * @param belonging weights that tell whether it means any, by anchor
     */
    IntentModel(
            List<String> intents,
            Anchors anchors,
            float[][] ranking,
            float[][] belonging,
            double temperature,
            NoneHead none,
            Spelling spelling) {
        this.intents = List.copyOf(intents);
        this.anchors = anchors;
        this.ranking = ranking;
        this.belonging = belonging;
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
        Likeness likeness = anchors.likeness(sentence.joined());
        float[] scores = Head.scores(likeness.kernels(), ranking, intents.size());
        double[] confidences = LinearHead.probabilities(scores, temperature);
        List<ScoredIntent> ranked = IntStream.range(0, confidences.length)
                .mapToObj(at -> new ScoredIntent(intents.get(at), confidences[at]))
                .sorted(Comparator.comparingDouble(ScoredIntent::confidence).reversed())
                .toList();
        double strange = none.none(signs(likeness));
        return new IntentReading(ranked, Math.max(strange, anchors.likeCounterexample(likeness.cosines())));
    }

    /** The vector of a text that was learnt from, so that learning again need not make it again. */
    Optional<float[]> vector(String text) {
        return anchors.vector(text);
    }

    private Signs signs(Likeness likeness) {
        float highest = highest(Head.scores(likeness.kernels(), belonging, intents.size()));
        float[] similarities = likeness.cosines();
        return new Signs(highest, anchors.nearest(similarities, 0, 0), anchors.everydayness(similarities, -1));
    }

    static float highest(float[] scores) {
        float highest = 0;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        return highest;
    }
}
