package dev.baton.language.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

    @Test
    void the_least_of_a_quadratic_is_where_algebra_says() {
        // ½(x−1)²·100 + ½(y+2)² + ½(z−3)²·0.01: curvatures four orders apart.
        double[] scale = {100, 1, 0.01};
        double[] least = {1, -2, 3};
        double[] found = new Lbfgs(200, 1e-9).minimise(new double[3], (point, gradient) -> {
            double value = 0;
            for (int at = 0; at < 3; at++) {
                gradient[at] = scale[at] * (point[at] - least[at]);
                value += gradient[at] * (point[at] - least[at]) / 2;
            }
            return value;
        });
        for (int at = 0; at < 3; at++) {
            assertThat(found[at]).isEqualTo(least[at], within(1e-4));
        }
    }

    @Test
    void without_penalty_on_the_bias_a_head_says_how_frequent_classes_are() {
        float[][] nothing = new float[10][1];
        int[] labels = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
        LinearHead head = new LogisticRegression(10, 200).train(Examples.of(nothing, labels, 2));
        double[] probabilities = LinearHead.probabilities(head.scores(new float[1]), 1);
        assertThat(probabilities[1]).isEqualTo(0.2, within(2e-3));
    }
}
