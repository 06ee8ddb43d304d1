package dev.baton.language.mood;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.encoder.Background;
import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.head.Examples;
import dev.baton.language.head.LinearHead;
import dev.baton.language.head.LogisticRegression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Learns the shipped weights again. {@code ./mvnw test -Dweb.skip -Dtest=MoodWeightsTest -Dmood.learn=true} writes them.
 */
class MoodWeightsTest {

    private static final BgeSmallEncoder ENCODER = BgeSmallEncoder.load();
    private static final List<String> OTHER_LANGUAGES = List.of("es", "fr", "de", "pt", "it", "nl");
    private static final Path SHIPPED = Path.of("src/main/resources/language/mood/weights.txt");

    @AfterAll
    static void close() {
        ENCODER.close();
    }

    @Test
    void the_shipped_weights_can_be_learnt_again() throws IOException {
        MoodWeights learnt = learn();
        if (Boolean.getBoolean("mood.learn")) {
            Files.writeString(SHIPPED, learnt.text());
        }
        MoodWeights shipped = MoodWeights.read(Files.readString(SHIPPED));
        WrittenMoods unseen = WrittenMoods.read("holdout-en");
        Stream.concat(unseen.frustrated().stream(), unseen.calm().stream()).forEach(text -> {
            float[] input = MoodInput.of(text, ENCODER.encode(text));
            assertThat(shipped.anger(input))
                    .as(text)
                    .isCloseTo(learnt.anger(input), org.assertj.core.data.Offset.offset(0.05));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "pt", "it", "nl"})
    void frustrated_messages_never_seen_read_angrier_than_calm_ones(String language) {
        MoodWeights shipped = MoodWeights.shipped();
        WrittenMoods unseen = WrittenMoods.read("holdout-" + language);
        double[] calm = angers(shipped, unseen.calm());
        double[] angry = angers(shipped, unseen.frustrated());
        long right = 0;
        for (double one : angry) {
            for (double other : calm) {
                right += one > other ? 1 : 0;
            }
        }
        double auroc = (double) right / (angry.length * calm.length);
        assertThat(auroc).as("AUROC").isGreaterThan(0.75);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glub glub",
                "zyxwut",
                "uvuvw",
                "asdlkj",
                "hjk hjk",
                "qpwoei",
                "foobaz",
                "mrgl",
                "bnm bnm",
                "tralali"
            })
    void what_means_nothing_is_not_angry(String text) {
        assertThat(MoodWeights.shipped().anger(MoodInput.of(text, ENCODER.encode(text))))
                .isLessThan(MoodReader.ANGRY);
    }

    private static double[] angers(MoodWeights weights, List<String> texts) {
        return texts.stream()
                .mapToDouble(text -> weights.anger(MoodInput.of(text, ENCODER.encode(text))))
                .toArray();
    }

    private static MoodWeights learn() {
        var frustrated = new ArrayList<String>();
        var calm = new ArrayList<String>(Background.sentences());
        calm.addAll(Background.nonsense());
        Stream.concat(Stream.of("en"), OTHER_LANGUAGES.stream())
                .map(language -> WrittenMoods.read(language).withPairs())
                .forEach(written -> {
                    frustrated.addAll(written.frustrated());
                    calm.addAll(written.calm());
                });
        List<String> all = Stream.concat(calm.stream(), frustrated.stream()).toList();
        float[][] inputs = all.parallelStream()
                .map(text -> MoodInput.of(text, ENCODER.encode(text)))
                .toArray(float[][]::new);
        int[] labels = IntStream.range(0, all.size())
                .map(at -> at < calm.size() ? 0 : 1)
                .toArray();
        LinearHead head = new LogisticRegression(3, 200).train(Examples.of(inputs, labels, 2));
        return weights(head);
    }

    private static MoodWeights weights(LinearHead head) {
        float bias = odds(head, new float[MoodInput.SIZE]);
        var weights = new float[MoodInput.SIZE + 1];
        weights[MoodInput.SIZE] = bias;
        for (int at = 0; at < MoodInput.SIZE; at++) {
            var unit = new float[MoodInput.SIZE];
            unit[at] = 1;
            weights[at] = odds(head, unit) - bias;
        }
        return new MoodWeights(weights);
    }

    private static float odds(LinearHead head, float[] input) {
        float[] scores = head.scores(input);
        return scores[1] - scores[0];
    }
}
