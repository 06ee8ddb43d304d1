package dev.baton.language.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoneHeadTest {

    private final Random random = new Random(3);
    private final List<Signs> known = signs(1_000, 0.7, 0.85);
    private final List<Signs> strangers = signs(1_000, 0.2, 0.6);
    private final NoneHead head =
            NoneHead.learn(known, Collections.nCopies(known.size(), true), List.of(strangers, List.of()));

    @Test
    void one_in_two_hundred_known_examples_is_turned_away_and_most_strangers_are() {
        assertThat(known.stream().filter(signs -> head.none(signs) > 0.5).count())
                .isEqualTo(5);
        assertThat(strangers.stream().filter(signs -> head.none(signs) > 0.5).count())
                .isGreaterThan(800);
    }

    @Test
    void a_lower_score_is_never_less_strange() {
        double before = 0;
        for (float score = 1; score > -0.2; score -= 0.1f) {
            double none = head.none(new Signs(score, 0.8f, 0.5f));
            assertThat(none).isBetween(before, 1.0);
            before = none;
        }
    }

    @Test
    void with_nothing_but_known_sentences_it_stays_a_probability() {
        NoneHead only = NoneHead.learn(known.subList(0, 1), List.of(false), List.of());
        assertThat(only.none(strangers.getFirst())).isBetween(0.0, 1.0);
    }

    private List<Signs> signs(int count, double score, double nearest) {
        return IntStream.range(0, count)
                .mapToObj(at -> new Signs(near(score), near(nearest), near(0.5)))
                .toList();
    }

    private float near(double mean) {
        return (float) (mean + 0.1 * random.nextGaussian());
    }
}
