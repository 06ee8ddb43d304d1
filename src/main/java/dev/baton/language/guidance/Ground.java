package dev.baton.language.guidance;

import dev.baton.language.encoder.Background;
import dev.baton.language.encoder.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What rules are measured against: everyday sentences ({@link Background}), and subjects that people write about
 * ({@code language/guidance/subjects.txt}). A sentence that fits a subject better than the rule is probably not about
 * the rule. One for all assistants; made from the class path in some 5 seconds of one core, 8 MB.
 */
public final class Ground {

    private static final String SUBJECTS = "/language/guidance/subjects.txt";

    private final float[][] everyday;
    private final float[][] subjects;
    private final float[][] everydayToSubjects;

    private Ground(float[][] everyday, float[][] subjects) {
        this.everyday = everyday;
        this.subjects = subjects;
        this.everydayToSubjects = new float[everyday.length][];
        for (int at = 0; at < everyday.length; at++) {
            everydayToSubjects[at] = toSubjects(everyday[at]);
        }
    }

    /** Encodes all of it, on all cores. */
    public static Ground load(Encoder encoder) {
        return new Ground(encoded(encoder, Background.sentences()), encoded(encoder, subjectLines()));
    }

    private static float[][] encoded(Encoder encoder, List<String> texts) {
        return texts.parallelStream().map(encoder::encode).toArray(float[][]::new);
    }

    int everydaySentences() {
        return everyday.length;
    }

    float[] everyday(int number) {
        return everyday[number];
    }

    /** An everyday sentence's similarities to the subjects. */
    float[] everydayToSubjects(int number) {
        return everydayToSubjects[number];
    }

    /** A vector's similarities to the subjects. */
    float[] toSubjects(float[] vector) {
        var similarities = new float[subjects.length];
        for (int at = 0; at < subjects.length; at++) {
            similarities[at] = (float) Vectors.dot(subjects[at], vector);
        }
        return similarities;
    }

    private static List<String> subjectLines() {
        try (InputStream content = Ground.class.getResourceAsStream(SUBJECTS)) {
            if (content == null) {
                throw new IllegalStateException("The class path lacks " + SUBJECTS + ".");
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
