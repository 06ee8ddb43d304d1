package dev.baton.language.guidance;

import dev.baton.language.encoder.Encoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One rule, ready to be compared with sentences. What it means is one direction: the text's, seen from the middle of rules,
 * and that of its examples, seen from the middle of messages, weigh as {@link #TEXT_WEIGHT} examples.
 */
final class RuleMeasure {

    /** Subjects and rules nearer to the rule than this are taken to mean the same: they do not speak against it. */
    static final double SAME = 0.75;

    /** As many examples weigh as much as the text. */
    private static final double TEXT_WEIGHT = 3;

    private static final int NEAREST_SUBJECTS = 3;

    private final Vectors own;
    private final Vectors against;
    private final boolean examples;
    private final float[] text;
    private final float[] direction;
    private final boolean[] rivals;
    private final Scale scale;

    RuleMeasure(Rule rule, Encoder encoder, Ground ground) {
        Phrasing phrasing = Phrasing.of(rule.text());
        Vectors forms = phrasing.encoded(encoder);
        List<float[]> covered = encoded(rule.examples(), encoder);
        this.examples = !covered.isEmpty();
        this.text = ground.ofRule(forms.middle());
        this.direction = examples ? towards(text, covered, ground) : text;
        var all = new ArrayList<float[]>(forms.all());
        all.addAll(covered);
        this.own = new Vectors(all);
        var excluded = new ArrayList<String>(rule.counterexamples());
        phrasing.exception().ifPresent(excluded::add);
        this.against = new Vectors(encoded(excluded, encoder));
        this.rivals = rivals(ground.toSubjects(text));
        this.scale = Scale.of(ground.everyday().stream()
                .mapToDouble(sentence -> Vectors.dot(direction, sentence.direction()))
                .toArray());
    }

    private static float[] towards(float[] text, List<float[]> examples, Ground ground) {
        float[] middle = new Vectors(examples.stream().map(ground::ofMessage).toList()).middle();
        double share = examples.size() / (examples.size() + TEXT_WEIGHT);
        var both = new float[text.length];
        for (int at = 0; at < both.length; at++) {
            both[at] = (float) (share * middle[at] + (1 - share) * text[at]);
        }
        return new Vectors(List.of(both)).middle();
    }

    boolean hasExamples() {
        return examples;
    }

    /** Whether the other rule says nearly the same, so that it does not speak against this one. */
    boolean meansTheSame(RuleMeasure other) {
        return Vectors.dot(text, other.text) >= SAME;
    }

    /** @param others the rules beside this one that mean something else */
    Evidence evidence(Sentence sentence, List<RuleMeasure> others) {
        double similarity = similarity(sentence);
        double nearness = scale.at(similarity);
        double nearestRival = nearestSubjects(sentence.toSubjects());
        double furthest = 0;
        for (RuleMeasure other : others) {
            double its = other.similarity(sentence);
            nearestRival = Math.max(nearestRival, its);
            furthest = Math.max(furthest, other.scale.at(its));
        }
        return new Evidence(nearness, similarity - nearestRival, nearness - furthest);
    }

    private double similarity(Sentence sentence) {
        return Vectors.dot(direction, sentence.direction());
    }

    /** How much nearer the sentence is to a counterexample or exception than to the rule; 0 if it is not. */
    double excluded(Sentence sentence) {
        return Math.max(0, against.nearest(sentence.vector()) - own.nearest(sentence.vector()));
    }

    /** The mean of the nearest subjects that mean something else than the rule. */
    private double nearestSubjects(float[] toSubjects) {
        var nearest = new double[NEAREST_SUBJECTS];
        Arrays.fill(nearest, -1);
        for (int at = 0; at < toSubjects.length; at++) {
            double similarity = toSubjects[at];
            if (rivals[at] && similarity > nearest[0]) {
                int place = 0;
                for (; place + 1 < NEAREST_SUBJECTS && nearest[place + 1] < similarity; place++) {
                    nearest[place] = nearest[place + 1];
                }
                nearest[place] = similarity;
            }
        }
        return Arrays.stream(nearest).average().orElse(0);
    }

    private static boolean[] rivals(float[] toSubjects) {
        var rivals = new boolean[toSubjects.length];
        for (int at = 0; at < rivals.length; at++) {
            rivals[at] = toSubjects[at] < SAME;
        }
        return rivals;
    }

    private static List<float[]> encoded(List<String> texts, Encoder encoder) {
        return texts.stream().map(encoder::encode).toList();
    }
}
