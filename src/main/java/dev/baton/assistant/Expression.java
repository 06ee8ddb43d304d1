package dev.baton.assistant;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A small expression over variables: numbers, texts in quotes, {@code {name}}, {@code + - * /}, parentheses, and the
 * functions {@code round}, {@code lower}, {@code upper}, {@code length}. A date plus or minus a number is days later or
 * earlier; {@code +} joins what is neither.
 */
public sealed interface Expression {

    /** What it gives; empty if a variable is unknown, a number is missing, or it divides by zero. */
    Optional<String> evaluate(Function<String, Optional<String>> values);

    /** Reads an expression. @throws InvalidExpression if it is none */
    static Expression parse(String source) {
        return ExpressionReader.read(source);
    }

    /** The names of the variables in it, in order. */
    List<String> names();

    /** Why an expression cannot be used, in a sentence. */
    final class InvalidExpression extends IllegalArgumentException {
        InvalidExpression(String message) {
            super(message);
        }
    }

    /** A number or a text as it is written. */
    record Literal(String text) implements Expression {
        @Override
        public Optional<String> evaluate(Function<String, Optional<String>> values) {
            return Optional.of(text);
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    }

    /** A variable, and what stands in its place while it is unknown. */
    record Variable(String name, Optional<String> otherwise) implements Expression {
        @Override
        public Optional<String> evaluate(Function<String, Optional<String>> values) {
            return values.apply(name).filter(value -> !value.isBlank()).or(() -> otherwise);
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }
    }

    /** Two parts and what is between them. */
    record Operation(char operator, Expression left, Expression right) implements Expression {

        private static final int SCALE = 9;

        @Override
        public Optional<String> evaluate(Function<String, Optional<String>> values) {
            Optional<String> one = left.evaluate(values);
            Optional<String> two = right.evaluate(values);
            return one.isEmpty() || two.isEmpty() ? Optional.empty() : together(one.get(), two.get());
        }

        @Override
        public List<String> names() {
            return java.util.stream.Stream.concat(left.names().stream(), right.names().stream())
                    .toList();
        }

        private Optional<String> together(String one, String two) {
            Optional<Quantity> left = Quantity.of(one);
            Optional<Quantity> right = Quantity.of(two);
            if (left.isPresent() && right.isPresent() && right.get() instanceof Quantity.Amount number) {
                if (left.get() instanceof Quantity.Amount amount) {
                    return calculated(amount.number(), number.number());
                }
                if (left.get() instanceof Quantity.Day day && (operator == '+' || operator == '-')) {
                    return moved(
                            day,
                            operator == '+' ? number.number() : number.number().negate());
                }
            }
            return operator == '+' ? Optional.of(one + two) : Optional.empty();
        }

        private static Optional<String> moved(Quantity.Day day, BigDecimal days) {
            return days.abs().compareTo(BigDecimal.valueOf(100_000)) > 0
                    ? Optional.empty()
                    : Optional.of(day.date().plusDays(days.intValue()).toString());
        }

        private Optional<String> calculated(BigDecimal one, BigDecimal two) {
            return switch (operator) {
                case '+' -> Optional.of(plain(one.add(two)));
                case '-' -> Optional.of(plain(one.subtract(two)));
                case '*' -> Optional.of(plain(one.multiply(two, MathContext.DECIMAL128)));
                default ->
                    two.signum() == 0 ? Optional.empty() : Optional.of(plain(one.divide(two, MathContext.DECIMAL128)));
            };
        }

        private static String plain(BigDecimal number) {
            BigDecimal rounded = number.setScale(SCALE, RoundingMode.HALF_UP).stripTrailingZeros();
            return rounded.signum() == 0 ? "0" : rounded.toPlainString();
        }
    }

    /** A function of one part. */
    record Applied(String function, Expression operand) implements Expression {

        /** The functions that there are. */
        public static final List<String> KNOWN = List.of("round", "lower", "upper", "length");

        @Override
        public Optional<String> evaluate(Function<String, Optional<String>> values) {
            return operand.evaluate(values).flatMap(text -> switch (function) {
                case "lower" -> Optional.of(text.toLowerCase(Locale.ROOT));
                case "upper" -> Optional.of(text.toUpperCase(Locale.ROOT));
                case "length" -> Optional.of(Integer.toString(text.codePointCount(0, text.length())));
                default ->
                    Quantity.of(text).filter(Quantity.Amount.class::isInstance).map(amount -> ((Quantity.Amount) amount)
                            .number()
                            .setScale(0, RoundingMode.HALF_UP)
                            .toPlainString());
            });
        }

        @Override
        public List<String> names() {
            return operand.names();
        }
    }
}
