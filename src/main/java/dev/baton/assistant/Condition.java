package dev.baton.assistant;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A condition over collected values and variables (D5). Texts are compared as {@link PlainText} reads them. */
public sealed interface Condition {

    /** Whether it holds. @param values looks up a collected value or a variable by its name */
    boolean holds(Function<String, Optional<String>> values);

    /** Always holds. */
    static Condition always() {
        return new All(List.of());
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
                    .map(actual -> texts.stream().anyMatch(text -> same(text, actual)))
                    .orElse(false);
        }

        private static boolean same(String expected, String actual) {
            String words = PlainText.of(expected).words();
            return expected.equals(actual)
                    || (!words.isEmpty() && words.equals(PlainText.of(actual).words()));
        }
    }

    /** Whether a value is a number above ({@code above}) or below the limit; false if it is no number. */
    record Compared(String value, boolean above, BigDecimal limit) implements Condition {
        @Override
        public boolean holds(Function<String, Optional<String>> values) {
            return values.apply(value)
                    .flatMap(Compared::number)
                    .map(number -> above ? number.compareTo(limit) > 0 : number.compareTo(limit) < 0)
                    .orElse(false);
        }

        private static Optional<BigDecimal> number(String text) {
            // The length keeps an absurd exponent or a thousand digits from costing time.
            if (text.isEmpty() || text.length() > 40 || !text.matches("[+-]?\\d+(\\.\\d+)?")) {
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(text));
        }
    }
}
