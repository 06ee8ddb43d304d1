package dev.baton.language.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BgeSmallEncoderTest {

    private static final BgeSmallEncoder ENCODER = BgeSmallEncoder.load();

    @AfterAll
    static void close() {
        ENCODER.close();
    }

    @Test
    void sentences_that_mean_alike_lie_closer_than_sentences_that_look_alike() {
        float[] question = ENCODER.encode("where is my parcel");
        double sameMeaning = dot(question, ENCODER.encode("my package has not arrived yet"));
        double sameWords = dot(question, ENCODER.encode("where is my phone charger made"));
        assertThat(sameMeaning).isGreaterThan(sameWords);
    }

    @Test
    void case_and_surrounding_space_make_no_difference_and_length_is_one() {
        float[] plain = ENCODER.encode("where is my parcel?");
        assertThat(ENCODER.encode("  Where IS my\tparcel? ")).isEqualTo(plain);
        assertThat(dot(plain, plain)).isBetween(0.9999, 1.0001);
    }

    @Test
    void any_text_has_a_vector() {
        for (String text : new String[] {"", " ", "\u0000\uD800", "🙂".repeat(50_000), "a".repeat(100_000), "我要退货"}) {
            float[] vector = ENCODER.encode(text);
            assertThat(vector).hasSize(Encoder.DIMENSIONS);
            assertThat(dot(vector, vector)).isBetween(0.9999, 1.0001);
        }
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
