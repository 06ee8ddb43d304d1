package dev.baton.language.guidance;

import dev.baton.language.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One rule, ready to be compared with sentences. */
final class RuleMeasure {

    /** Subjects and rules nearer to the rule than this are taken to mean the same: they do not speak against it. */
    static final double SAME = 0.86;

    /** How much of the similarity to the usual subjects is taken off the similarity to examples. */
    private static final double RIVALS_TO_EXAMPLES = 0.5;

    private static final int NEAREST_SUBJECTS = 3;

    private final Vectors forms;
    private final float[] centre;
    private final Vectors examples;
    private final List<float[]> exampleCentre;
    private final Vectors against;
    private final boolean[] rivals;
    private final Scale fit;
    private final Scale likeness;

    RuleMeasure(Rule rule, Encoder encoder, Ground ground) {
        Phrasing phrasing = Phrasing.of(rule.text());
        List<float[]> said = encoded(phrasing.forms(), encoder);
        this.centre = new Vectors(said).middle();
        var all = new ArrayList<float[]>(said);
        all.add(encoder.encode(phrasing.text()));
        this.forms = new Vectors(all);
        this.examples = new Vectors(encoded(rule.examples(), encoder));
        this.exampleCentre = examples.isEmpty() ? List.of() : List.of(examples.middle());
        var excluded = new ArrayList<String>(rule.counterexamples());
        phrasing.exception().ifPresent(excluded::add);
        this.against = new Vectors(encoded(excluded, encoder));
        this.rivals = rivals(ground.toSubjects(centre));
        this.fit = scale(ground, sentence -> fit(sentence.vector(), nearestSubjects(sentence.toSubjects())));
        this.likeness = exampleCentre.isEmpty()
                ? new Scale(0, 1)
                : scale(ground, sentence -> likeness(sentence.vector(), nearestSubjects(sentence.toSubjects())));
    }

    /** What an other rule is compared by. */
    float[] centre() {
        return centre;
    }

    boolean hasExamples() {
        return !examples.isEmpty();
    }

    /** Whether the other rule says nearly the same, so that it does not speak against this one. */
    boolean meansTheSame(RuleMeasure other) {
        return Vectors.dot(centre, other.centre) >= SAME;
    }

    /** @param others the rules beside this one that mean something else */
    Evidence evidence(Sentence sentence, Vectors others) {
        double subjects = nearestSubjects(sentence.toSubjects());
        double nearestRival = Math.max(subjects, others.nearest(sentence.vector()));
        double like = exampleCentre.isEmpty() ? 0 : likeness.at(likeness(sentence.vector(), subjects));
        return new Evidence(
                fit.at(fit(sentence.vector(), subjects)), Vectors.dot(centre, sentence.vector()) - nearestRival, like);
    }

    /** How much nearer the sentence is to a counterexample or exception than to the rule; 0 if it is not. */
    double excluded(Sentence sentence) {
        double own = Math.max(forms.nearest(sentence.vector()), examples.nearest(sentence.vector()));
        return Math.max(0, against.nearest(sentence.vector()) - own);
    }

    private double fit(float[] vector, double subjects) {
        return forms.nearest(vector) - subjects;
    }

    private double likeness(float[] vector, double subjects) {
        return Vectors.dot(exampleCentre.getFirst(), vector) - RIVALS_TO_EXAMPLES * subjects;
    }

    /** The mean of the nearest subjects that mean something else than the rule. */
    private double nearestSubjects(float[] toSubjects) {
        var nearest = new double[NEAREST_SUBJECTS];
        java.util.Arrays.fill(nearest, -1);
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
        return java.util.Arrays.stream(nearest).average().orElse(0);
    }

    private static boolean[] rivals(float[] toSubjects) {
        var rivals = new boolean[toSubjects.length];
        for (int at = 0; at < rivals.length; at++) {
            rivals[at] = toSubjects[at] < SAME;
        }
        return rivals;
    }

    private static Scale scale(Ground ground, ToDoubleFunction<Sentence> similarity) {
        var everyday = new double[ground.everydaySentences()];
        for (int at = 0; at < everyday.length; at++) {
            everyday[at] = similarity.applyAsDouble(new Sentence(ground.everyday(at), ground.everydayToSubjects(at)));
        }
        return Scale.of(everyday);
    }

    private static List<float[]> encoded(List<String> texts, Encoder encoder) {
        return texts.stream().map(encoder::encode).toList();
    }

    /** A sentence's vector with its similarities to the subjects. */
    record Sentence(float[] vector, float[] toSubjects) {}
}
