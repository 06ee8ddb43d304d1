package dev.baton.assistant;

import java.util.Optional;
import java.util.function.Function;

/**
 * Gives a variable its value (D1).
 *
 * @param name of the variable
 * @param value what it becomes
 */
public record Assignment(String name, Value value) {

    /** What a variable becomes. */
    public sealed interface Value {

        /** The value now; empty: the variable is forgotten. @param values looks up what is known */
        Optional<String> now(Function<String, Optional<String>> values);

        /** A text, with its variables filled. */
        record Text(String template) implements Value {
            @Override
            public Optional<String> now(Function<String, Optional<String>> values) {
                return Optional.of(VariableText.fill(template, values));
            }
        }

        /** What an expression gives; one that cannot be worked out forgets the variable. */
        record Formula(Expression expression) implements Value {
            @Override
            public Optional<String> now(Function<String, Optional<String>> values) {
                return expression.evaluate(values);
            }
        }

        /** Forgets the variable. */
        record Nothing() implements Value {
            @Override
            public Optional<String> now(Function<String, Optional<String>> values) {
                return Optional.empty();
            }
        }
    }
}
