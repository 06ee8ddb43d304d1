package dev.baton.language.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.language.head.LinearHead;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.6})
    void the_temperature_that_labels_were_drawn_with_is_found(double drawnWith) {
        var random = new Random(11);
        var scores = new ArrayList<float[]>();
        var labels = new ArrayList<Integer>();
        for (int at = 0; at < 5_000; at++) {
            var some = new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            double[] probabilities = LinearHead.probabilities(some, drawnWith);
            double drawn = random.nextDouble();
            labels.add(drawn < probabilities[0] ? 0 : drawn < probabilities[0] + probabilities[1] ? 1 : 2);
            scores.add(some);
        }
        assertThat(Temperature.of(scores, labels) / drawnWith).isEqualTo(1, within(0.15));
    }
}
