package dev.baton.assistant;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A value that has an order: a number (what follows it, such as a currency, is not compared), a date or a time. */
public sealed interface Quantity {

    /** The longest text that is read as one. */
    int MAX_LENGTH = 40;

    /** A number. */
    record Amount(BigDecimal number) implements Quantity {}

    /** A date. */
    record Day(LocalDate date) implements Quantity {}

    /** A time of day. */
    record Clock(LocalTime time) implements Quantity {}

    /** Reads {@code 12.5}, {@code 12.50 EUR}, {@code 2026-12-24} or {@code 09:30}; empty for anything else. */
    static Optional<Quantity> of(String text) {
        String trimmed = text.strip();
        // The length keeps an absurd exponent or a thousand digits from costing time.
        if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (Forms.NUMBER.matcher(trimmed).matches()) {
            return Optional.of(new Amount(new BigDecimal(trimmed.replaceFirst("[ %].*", ""))));
        }
        try {
            if (Forms.DATE.matcher(trimmed).matches()) {
                return Optional.of(new Day(LocalDate.parse(trimmed)));
            }
            if (Forms.TIME.matcher(trimmed).matches()) {
                return Optional.of(new Clock(LocalTime.parse(trimmed)));
            }
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** How two texts compare, if both are quantities of one kind; else empty. */
    static OptionalInt compare(String one, String other) {
        Optional<Quantity> left = of(one);
        Optional<Quantity> right = of(other);
        return left.isPresent() && right.isPresent() ? left.get().compareWith(right.get()) : OptionalInt.empty();
    }

    /** Negative, zero or positive; empty for another kind. */
    default OptionalInt compareWith(Quantity other) {
        if (this instanceof Amount one && other instanceof Amount two) {
            return OptionalInt.of(one.number.compareTo(two.number));
        }
        if (this instanceof Day one && other instanceof Day two) {
            return OptionalInt.of(one.date.compareTo(two.date));
        }
        return this instanceof Clock one && other instanceof Clock two
                ? OptionalInt.of(one.time.compareTo(two.time))
                : OptionalInt.empty();
    }

    /** The weekday of a date, such as {@code monday}; empty for what is no date. */
    static Optional<String> weekday(String text) {
        return of(text).filter(Day.class::isInstance)
                .map(day -> ((Day) day).date().getDayOfWeek().name().toLowerCase(Locale.ROOT));
    }

    /** How they are written. */
    final class Forms {
        private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,25}(\\.\\d{1,12})?( [A-Z]{3}| ?%)?");
        private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
        private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");

        private Forms() {}
    }
}
