package dev.baton.language.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelRidgeTest {

    /** Of vectors in two parts that do not count alike. */
    private static final float[] SHARES = {0.375f, 0.625f};

    private static final Kernel KERNEL = new Kernel(3, SHARES);
    private static final int CLASSES = 4;
    private final List<float[]> vectors = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    KernelRidgeTest() {
        var random = new Random(5);
        for (int at = 0; at < 90; at++) {
            var vector = new float[8];
            for (int part = 0; part < 2; part++) {
                double square = 0;
                for (int input = 4 * part; input < 4 * part + 4; input++) {
                    vector[input] = (float) random.nextGaussian() + (input % 4 == at / 20 ? 2 : 0);
                    square += vector[input] * vector[input];
                }
                for (int input = 4 * part; input < 4 * part + 4; input++) {
                    vector[input] *= (float) Math.sqrt(SHARES[part] / square);
                }
            }
            vectors.add(vector);
            labels.add(at < 80 ? at / 20 : -1);
        }
    }

    @Test
    void what_it_says_without_an_example_is_what_it_says_if_it_never_had_it() {
        KernelRidge all = learnt(IntStream.range(0, 90).toArray());
        for (int left : new int[] {0, 37, 79, 85}) {
            int[] others = IntStream.range(0, 90).filter(at -> at != left).toArray();
            assertClose(all.scoresWithout(left), scores(learnt(others), others, left));
        }
    }

    @Test
    void what_it_says_without_a_class_is_what_it_says_if_it_never_had_it() {
        KernelRidge all = learnt(IntStream.range(0, 90).toArray());
        float[][] without = all.scoresWithoutAll(20, 40);
        int[] others = IntStream.range(0, 90).filter(at -> at < 20 || at >= 40).toArray();
        KernelRidge rest = learnt(others);
        for (int at = 20; at < 40; at++) {
            assertClose(without[at - 20], scores(rest, others, at));
        }
    }

    @Test
    void what_it_says_of_the_first_examples_is_what_it_says_if_it_never_had_the_others() {
        KernelRidge first = learnt(IntStream.range(0, 90).toArray()).first(80);
        int[] alone = IntStream.range(0, 80).toArray();
        for (int asked : new int[] {0, 55, 85}) {
            assertClose(scores(first, alone, asked), scores(learnt(alone), alone, asked));
        }
        int[] others = IntStream.range(0, 80).filter(at -> at != 37).toArray();
        assertClose(first.scoresWithout(37), scores(learnt(others), others, 37));
    }

    @Test
    void a_vector_is_as_like_to_many_as_its_parts_are() {
        Kernel.Likeness likeness = KERNEL.likeness(new Columns(vectors.toArray(float[][]::new)), vectors.get(3));
        assertThat(likeness.cosines()[3]).isEqualTo(1, within(1e-5f));
        assertThat(likeness.kernels()[3]).isEqualTo(1, within(1e-5f));
        assertThat(likeness.kernels()[40]).isBetween((float) Math.exp(-6), 1f);
    }

    @Test
    void the_number_of_cores_makes_no_difference() throws Exception {
        float[][] many = learnt(IntStream.range(0, 90).toArray()).weights();
        try (var one = new ForkJoinPool(1)) {
            float[][] single = one.submit(
                            () -> learnt(IntStream.range(0, 90).toArray()).weights())
                    .get();
            assertThat(single).isDeepEqualTo(many);
        }
    }

    private KernelRidge learnt(int[] chosen) {
        var noise = new float[chosen.length];
        java.util.Arrays.fill(noise, 0.3f);
        return KernelRidge.train(
                IntStream.of(chosen).mapToObj(vectors::get).toArray(float[][]::new),
                IntStream.of(chosen).map(labels::get).toArray(),
                noise,
                CLASSES,
                KERNEL);
    }

    private float[] scores(KernelRidge learnt, int[] chosen, int of) {
        var scores = new float[CLASSES];
        for (int at = 0; at < chosen.length; at++) {
            double kernel = 0;
            for (int part = 0; part < 2; part++) {
                double product = 0;
                for (int input = 4 * part; input < 4 * part + 4; input++) {
                    product += vectors.get(of)[input] * vectors.get(chosen[at])[input];
                }
                kernel += SHARES[part] * Math.exp(3 * (product / SHARES[part] - 1));
            }
            Rows.add(scores, (float) kernel, learnt.weights()[at], CLASSES);
        }
        return scores;
    }

    private static void assertClose(float[] found, float[] expected) {
        for (int at = 0; at < expected.length; at++) {
            assertThat(found[at]).isEqualTo(expected[at], within(2e-3f));
        }
    }
}
