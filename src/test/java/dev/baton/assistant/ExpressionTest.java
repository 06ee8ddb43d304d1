package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.assistant.Expression.InvalidExpression;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D1: what may stand after {@code =} in an assignment. */
class ExpressionTest {

    private static final Map<String, String> VALUES =
            Map.of("n", "3", "price", "12.50 EUR", "share", "15 %", "due", "2026-12-24", "name", "Zoë", "empty", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "1 + 2; 3",
                "{n} + 1; 4",
                "{none} + 1; -",
                "{none|0} + 1; 1",
                "{empty|7}; 7",
                "2 + 3 * 4; 14",
                "(2 + 3) * 4; 20",
                "10 - 2 - 3; 5",
                "7 / 2; 3.5",
                "1 / 3; 0.333333333",
                "1 / 0; -",
                "-{n} + 5; 2",
                "{price} * 2; 25",
                "100 - {share}; 85",
                "{due} + 14; 2027-01-07",
                "{due} - 1; 2026-12-23",
                "{due} * 2; -",
                "{due} + 999999999; -",
                "upper({name}); ZOË",
                "lower(\"ABC\"); abc",
                "\"Hi \" + {name}; Hi Zoë",
                "length({name}); 3",
                "round(2.5); 3",
                "round({name}); -",
                "\"1\" + 2; 3",
                "99999999999999 * 99999999999999; 9999999999999800000000000001",
            })
    void it_gives_a_value_or_none(String source, @Nullable String value) {
        assertThat(Expression.parse(source).evaluate(name -> Optional.ofNullable(VALUES.get(name))))
                .isEqualTo(Optional.ofNullable(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 +; is made of",
                "(1; has no \")\"",
                "1 2; does not belong",
                "{1}; is made of",
                "sin(1); There is no function \"sin\"",
                "a; is made of",
                "\"open; is made of",
                "\"a\" \"b\"; does not belong"
            })
    void what_is_none_is_refused_with_a_sentence(String source, String message) {
        assertThatThrownBy(() -> Expression.parse(source))
                .isInstanceOf(InvalidExpression.class)
                .hasMessageContaining(message);
    }

    @Property(tries = 500)
    void any_text_is_read_or_refused(@ForAll @StringLength(max = 700) @CharRange(from = '\'', to = '9') String text) {
        try {
            Expression.parse(text).evaluate(name -> Optional.of(name));
        } catch (InvalidExpression refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
