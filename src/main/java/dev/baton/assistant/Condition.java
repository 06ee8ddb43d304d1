package dev.baton.assistant;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A condition over collected values and variables (D5). Texts are compared as {@link PlainText} reads them; what a value is
 * compared with may hold variables itself.
 */
public sealed interface Condition {

    /** Whether it holds. @param values looks up a collected value or a variable by its name */
    boolean holds(Function<String, Optional<String>> values);

    /** Always holds. */
    static Condition always() {
        return new All(List.of());
    }

    /** Whether it holds whatever the values. */
    default boolean isAlways() {
        return equals(always());
    }

    /** Holds if each part does. */
    record All(List<Condition> parts) implements Condition {
        /** Copies the list. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            return parts.stream().allMatch(part -> part.holds(values));
        }
    }

    /** Holds if one of the parts does. */
    record Any(List<Condition> parts) implements Condition {
        /** Copies the list. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            return parts.stream().anyMatch(part -> part.holds(values));
        }
    }

    /** Holds if the part does not. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            return !part.holds(values);
        }
    }

    /** Whether a value is known and not blank. */
    record Exists(String value, boolean expected) implements Condition {
        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            return values.apply(value).filter(text -> !text.isBlank()).isPresent() == expected;
        }
    }

    /** Whether a value is one of these texts. */
    record OneOf(String value, List<String> texts) implements Condition {
        /** Copies the list. */
        public OneOf {
            texts = List.copyOf(texts);
        }

        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            return values.apply(value)
                    .map(actual -> texts.stream().anyMatch(text -> same(VariableText.fill(text, values), actual)))
                    .orElse(false);
        }

        private static boolean same(String expected, String actual) {
            String words = PlainText.of(expected).words();
            return expected.equals(actual)
                    || (!words.isEmpty() && words.equals(PlainText.of(actual).words()));
        }
    }

    /** Whether the words of a text stand in a value, whole and in this order. */
    record Contains(String value, String text) implements Condition {
        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            String words = PlainText.of(VariableText.fill(text, values)).words();
            return !words.isEmpty()
                    && values.apply(value)
                            .map(actual -> (" " + PlainText.of(actual).words() + " ").contains(" " + words + " "))
                            .orElse(false);
        }
    }

    /** Whether a value as a whole matches a regular expression. */
    record Matches(String value, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            return values.apply(value).map(pattern::matches).orElse(false);
        }
    }

    /** Whether a date falls on one of these weekdays, in lower case; false if it is no date. */
    record Weekday(String value, List<String> days) implements Condition {
        /** Copies the list. */
        public Weekday {
            days = List.copyOf(days);
        }

        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            return values.apply(value)
                    .flatMap(Quantity::weekday)
                    .map(days::contains)
                    .orElse(false);
        }
    }

    /** How a number, date or time stands to a limit; false if the two are not of one kind. */
    record Compared(String value, Comparison comparison, String limit) implements Condition {
        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            return values.apply(value)
                    .map(actual -> Quantity.compare(actual, VariableText.fill(limit, values)))
                    .map(comparison::accepts)
                    .orElse(false);
        }
    }

    /** The comparisons of {@link Compared}. */
    enum Comparison {
        /** More, or later. */
        ABOVE,
        /** Less, or earlier. */
        BELOW,
        /** The same, more, or later. */
        AT_LEAST,
        /** The same, less, or earlier. */
        AT_MOST;

        boolean accepts(OptionalInt order) {
            return order.isPresent()
                    && switch (this) {
                        case ABOVE -> order.getAsInt() > 0;
                        case BELOW -> order.getAsInt() < 0;
                        case AT_LEAST -> order.getAsInt() >= 0;
                        case AT_MOST -> order.getAsInt() <= 0;
                    };
        }
    }
}
