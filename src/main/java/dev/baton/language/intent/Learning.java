package dev.baton.language.intent;

import dev.baton.language.encoder.Encoding;
import dev.baton.language.head.Kernel;
import dev.baton.language.head.Kernel.Likeness;
import dev.baton.language.head.KernelRidge;
import dev.baton.language.intent.Anchors.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One course of learning, from vectors to a model. Up to {@link #PART} examples are learnt at once; more are dealt into
 * parts whose scores are averaged (Zhang, Duchi, Wainwright 2015), so that time and memory grow no faster than the
 * number of examples.
 *
 * <p>Two heads come of it. Which intent a message means is told by one that has learnt from the phrases alone: everyday
 * sentences would only teach it to doubt whatever is near to small talk. Whether it means any is told by one that has
 * seen those as well.
 */
final class Learning {

    /** Examples learnt at once; beside them every part has the counterexamples and the everyday sentences. */
    static final int PART = 6_000;

    /** Sharpness of the kernel and noise of examples: the best over several public sets, by left-out examples. */
    static final Kernel KERNEL = new Kernel(5, Encoding.shares());

    private static final float NOISE = 0.3f;
    private static final float EVERYDAY_NOISE = 1;

    /** Examples that confidences are calibrated on, at most. */
    private static final int SAMPLE = 2_000;

    /** An intent with more examples is not left out as a whole: it takes long, and there is enough to learn from. */
    private static final int LEFT_OUT_MOST = 400;

    private final List<String> intents;
    private final Anchors anchors;
    private final float[][] vectors;
    private final Head ranking;
    private final Head belonging;
    private final int most;
    private final Spelling spelling;
    private final Map<Integer, float[]> withoutIntent = new HashMap<>();

    /** @param most examples that are learnt at once */
    Learning(List<String> intents, Anchors anchors, float[][] vectors, int most, Spelling spelling) {
        this.spelling = spelling;
        this.most = most;
        this.intents = intents;
        this.anchors = anchors;
        this.vectors = vectors;
        this.ranking = new Head(anchors.own(), intents.size());
        this.belonging = new Head(anchors.size(), intents.size());
    }

    IntentModel model() {
        int parts = (anchors.own() + most - 1) / most;
        for (int part = 0; part < parts; part++) {
            learn(part(part, parts), parts);
        }
        return calibrated();
    }

    /** Every so manieth example, and all that means none of the intents. */
    private int[] part(int part, int parts) {
        return IntStream.range(0, anchors.size())
                .filter(at -> at >= anchors.own() || at % parts == part)
                .toArray();
    }

    private void learn(int[] chosen, int parts) {
        var own = new float[chosen.length][];
        var labels = new int[chosen.length];
        var noise = new float[chosen.length];
        for (int at = 0; at < chosen.length; at++) {
            own[at] = vectors[chosen[at]];
            labels[at] = anchors.examples().get(chosen[at]).label();
            noise[at] = chosen[at] < anchors.everyday() ? NOISE : EVERYDAY_NOISE;
        }
        KernelRidge learnt = KernelRidge.train(own, labels, noise, intents.size(), KERNEL);
        belonging.add(learnt, chosen, labels, noise, parts);
        int examples = (int) IntStream.of(labels).filter(label -> label >= 0).count();
        ranking.add(learnt.first(examples), chosen, labels, noise, parts);
        leaveOutIntents(chosen, labels, learnt);
    }

    private void leaveOutIntents(int[] chosen, int[] labels, KernelRidge learnt) {
        for (int from = 0; from < labels.length && labels[from] >= 0; ) {
            int until = from;
            while (until < labels.length && labels[until] == labels[from]) {
                until++;
            }
            if (until - from <= LEFT_OUT_MOST && intents.size() > 1) {
                float[][] scores = learnt.scoresWithoutAll(from, until);
                for (int at = from; at < until; at++) {
                    withoutIntent.put(chosen[at], scores[at - from]);
                }
            }
            from = until;
        }
    }

    private IntentModel calibrated() {
        List<Left> known = left(0, anchors.own());
        List<float[]> scores = known.stream().map(Left::scores).toList();
        List<Integer> labels = known.stream().map(Left::label).toList();
        List<List<Signs>> strangers = new ArrayList<>();
        strangers.add(known.stream().flatMap(left -> left.stranger().stream()).toList());
        strangers.add(left(anchors.own(), anchors.everyday()).stream()
                .map(Left::signs)
                .toList());
        strangers.add(left(anchors.everyday(), anchors.size()).stream()
                .map(Left::signs)
                .toList());
        NoneHead none = NoneHead.learn(
                known.stream().map(Left::signs).toList(),
                known.stream().map(Left::right).toList(),
                strangers);
        return new IntentModel(
                intents,
                anchors,
                ranking.weights(),
                belonging.weights(),
                Temperature.of(scores, labels),
                none,
                spelling);
    }

    /** What would have been said of the examples from one place to another, if each had been left out. */
    private List<Left> left(int from, int until) {
        int step = Math.max(1, (until - from + SAMPLE - 1) / SAMPLE);
        return IntStream.range(0, (until - from + step - 1) / step)
                .parallel()
                .mapToObj(number -> left(from + number * step))
                .toList();
    }

    private Left left(int at) {
        Example example = anchors.examples().get(at);
        Likeness likeness = anchors.likeness(vectors[at]);
        float[] similarities = likeness.cosines();
        float[] scores = belonging.scoresWithout(at, likeness.kernels());
        float everydayness = anchors.everydayness(similarities, at);
        var signs = new Signs(IntentModel.highest(scores), anchors.nearest(similarities, at, at + 1), everydayness);
        List<Signs> stranger = withoutIntent.containsKey(at)
                ? List.of(new Signs(
                        IntentModel.highest(withoutIntent.get(at)), nearestOther(similarities, at), everydayness))
                : List.of();
        return new Left(ranking.scoresWithout(at, likeness.kernels()), example.label(), signs, stranger);
    }

    private float nearestOther(float[] similarities, int at) {
        int label = anchors.examples().get(at).label();
        int from = at;
        while (from > 0 && anchors.examples().get(from - 1).label() == label) {
            from--;
        }
        int until = at;
        while (until < anchors.own() && anchors.examples().get(until).label() == label) {
            until++;
        }
        return anchors.nearest(similarities, from, until);
    }

    /**
     * An example as it looks to those who have not seen it.
     *
     * @param scores by which intents are ranked
     * @param stranger its signs if its whole intent had not been there, if that was computed
     */
    private record Left(float[] scores, int label, Signs signs, List<Signs> stranger) {

        boolean right() {
            for (float score : scores) {
                if (label < 0 || score > scores[label]) {
                    return false;
                }
            }
            return true;
        }
    }
}
