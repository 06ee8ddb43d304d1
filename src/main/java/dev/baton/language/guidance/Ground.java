package dev.baton.language.guidance;

import dev.baton.language.encoder.Background;
import dev.baton.language.encoder.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What rules are measured against: everyday sentences ({@link Background}), and subjects that people write about
 * ({@code language/guidance/subjects.txt}). A sentence that fits a subject better than the rule is probably not about
 * the rule. Instructions and messages are different kinds of text, whatever they are about, so each is seen from the
 * middle of its kind; that of instructions comes from {@code instructions.txt}. One for all assistants; made from the class path
 * in some 6 seconds of one core, 8 MB.
 */
public final class Ground {

    private static final String FOLDER = "/language/guidance/";

    private final float[] middleOfMessages;
    private final float[] middleOfRules;
    private final float[][] subjects;
    private final List<Sentence> everyday;

    private Ground(float[][] everyday, float[][] subjects, float[][] rules) {
        this.middleOfMessages = new Vectors(Arrays.asList(everyday)).mean();
        this.middleOfRules = new Vectors(Arrays.asList(rules)).mean();
        float[] middleOfSubjects = new Vectors(Arrays.asList(subjects)).mean();
        this.subjects = Arrays.stream(subjects)
                .map(subject -> Vectors.direction(middleOfSubjects, subject))
                .toArray(float[][]::new);
        this.everyday = Arrays.stream(everyday).map(this::sentence).toList();
    }

    /** Encodes all of it, on all cores. */
    public static Ground load(Encoder encoder) {
        float[][] rules = lines("instructions.txt").parallelStream()
                .map(text -> Phrasing.of(text).encoded(encoder).middle())
                .toArray(float[][]::new);
        return new Ground(encoded(encoder, Background.sentences()), encoded(encoder, lines("subjects.txt")), rules);
    }

    private static float[][] encoded(Encoder encoder, List<String> texts) {
        return texts.parallelStream().map(encoder::encode).toArray(float[][]::new);
    }

    List<Sentence> everyday() {
        return everyday;
    }

    /** A message's vector, ready to be compared. */
    Sentence sentence(float[] vector) {
        float[] direction = ofMessage(vector);
        return new Sentence(vector, direction, toSubjects(direction));
    }

    /** Where a message lies among messages. */
    float[] ofMessage(float[] vector) {
        return Vectors.direction(middleOfMessages, vector);
    }

    /** Where a rule lies among rules. */
    float[] ofRule(float[] vector) {
        return Vectors.direction(middleOfRules, vector);
    }

    /** A direction's similarities to the subjects. */
    float[] toSubjects(float[] direction) {
        var similarities = new float[subjects.length];
        for (int at = 0; at < subjects.length; at++) {
            similarities[at] = (float) Vectors.dot(subjects[at], direction);
        }
        return similarities;
    }

    private static List<String> lines(String file) {
        try (InputStream content = Ground.class.getResourceAsStream(FOLDER + file)) {
            if (content == null) {
                throw new IllegalStateException("The class path lacks " + FOLDER + file + ".");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
