package dev.baton.language.intent;

import dev.baton.language.head.Examples;
import dev.baton.language.head.LinearHead;
import dev.baton.language.head.LogisticRegression;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a message means none of the intents. Learnt for each assistant from its own examples, each left out, as what
 * is known, and as what is not: whole intents left out, everyday sentences, counterexamples. Then moved so that 0.5
 * turns away about one in a hundred sentences that would have been understood rightly.
 */
final class NoneHead {

    /**
     * The share of left-out examples that may be turned away though they would have been understood rightly; of new
     * sentences it is about twice as many.
     */
    private static final double TURNED_AWAY = 0.005;

    /** How much each kind of example counts, together, against the penalty on large weights. */
    private static final float WEIGHT = 5;

    private final float[] mean;
    private final float[] spread;
    private final LinearHead head;
    private final double threshold;

    private NoneHead(float[] mean, float[] spread, LinearHead head, double threshold) {
        this.mean = mean;
        this.spread = spread;
        this.head = head;
        this.threshold = threshold;
    }

    /**
     * Learns.
     *
     * @param known signs of examples left out, at least one
     * @param right which of them would have been understood rightly
     * @param strangers signs of what means none of the intents, by kind; kinds may be empty
     */
    static NoneHead learn(List<Signs> known, List<Boolean> right, List<List<Signs>> strangers) {
        float[] mean = new float[known.getFirst().numbers().length];
        float[] spread = new float[mean.length];
        measure(known, mean, spread);
        var vectors = new ArrayList<float[]>();
        var labels = new ArrayList<Integer>();
        var weights = new ArrayList<Float>();
        add(known, 0, vectors, labels, weights, mean, spread);
        for (List<Signs> kind : strangers) {
            add(kind, 1, vectors, labels, weights, mean, spread);
        }
        var array = new float[weights.size()];
        for (int at = 0; at < array.length; at++) {
            array[at] = weights.get(at);
        }
        LinearHead head = new LogisticRegression(1, 100)
                .train(new Examples(
                        vectors.toArray(float[][]::new),
                        labels.stream().mapToInt(Integer::intValue).toArray(),
                        array,
                        2));
        var unmoved = new NoneHead(mean, spread, head, 0);
        double[] rightly = java.util.stream.IntStream.range(0, known.size())
                .filter(right::get)
                .mapToDouble(at -> unmoved.strangeness(known.get(at)))
                .sorted()
                .toArray();
        int turnedAway = (int) (TURNED_AWAY * known.size());
        double threshold = rightly.length == 0 ? 0 : rightly[Math.max(0, rightly.length - 1 - turnedAway)];
        return new NoneHead(mean, spread, head, threshold);
    }

    /** The probability of none. */
    double none(Signs signs) {
        return 1 / (1 + Math.exp(threshold - strangeness(signs)));
    }

    private double strangeness(Signs signs) {
        float[] scores = head.scores(standard(signs, mean, spread));
        return scores[1] - scores[0];
    }

    private static void add(
            List<Signs> kind,
            int label,
            List<float[]> vectors,
            List<Integer> labels,
            List<Float> weights,
            float[] mean,
            float[] spread) {
        for (Signs signs : kind) {
            vectors.add(standard(signs, mean, spread));
            labels.add(label);
            weights.add(WEIGHT / kind.size());
        }
    }

    private static float[] standard(Signs signs, float[] mean, float[] spread) {
        float[] numbers = signs.numbers();
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = (numbers[at] - mean[at]) / spread[at];
        }
        return numbers;
    }

    private static void measure(List<Signs> known, float[] mean, float[] spread) {
        for (int at = 0; at < mean.length; at++) {
            double sum = 0;
            double squares = 0;
            for (Signs signs : known) {
                double number = signs.numbers()[at];
                sum += number;
                squares += number * number;
            }
            double average = sum / known.size();
            mean[at] = (float) average;
            // A few examples that lie alike must not make the scale tiny.
            spread[at] = (float) Math.max(0.03, Math.sqrt(Math.max(0, squares / known.size() - average * average)));
        }
    }
}
