package dev.baton.language.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 200})
    void a_matrix_times_its_inverse_is_one(int size) {
        double[][] full = positive(size);
        var triangle = new float[size][];
        for (int i = 0; i < size; i++) {
            triangle[i] = new float[i + 1];
            for (int j = 0; j <= i; j++) {
                triangle[i][j] = (float) full[i][j];
            }
        }
        Cholesky.factor(triangle);
        float[][] inverse = Cholesky.inverse(triangle);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double product = 0;
                for (int k = 0; k < size; k++) {
                    for (int row = Math.max(j, k); row < size; row++) {
                        product += full[i][k] * inverse[row][k] * inverse[row][j];
                    }
                }
                assertThat(product).isEqualTo(i == j ? 1 : 0, within(1e-3));
            }
        }
    }

    @Test
    void a_matrix_that_is_not_positive_is_refused() {
        assertThatThrownBy(() -> Cholesky.factor(new float[][] {{1}, {2, 1}})).isInstanceOf(ArithmeticException.class);
    }

    private static double[][] positive(int size) {
        var random = new Random(size);
        var any = new double[size][size];
        for (double[] row : any) {
            for (int at = 0; at < size; at++) {
                row[at] = random.nextGaussian() / Math.sqrt(size);
            }
        }
        var positive = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                positive[i][j] = i == j ? 0.5 : 0;
                for (int k = 0; k < size; k++) {
                    positive[i][j] += any[i][k] * any[j][k];
                }
            }
        }
        return positive;
    }
}
