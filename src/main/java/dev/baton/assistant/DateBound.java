package dev.baton.assistant;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date that bounds an answer: a day of the calendar, or so many days from today. */
public sealed interface DateBound {

    /** The day that it is, on this day. */
    LocalDate on(LocalDate today);

    /** A day of the calendar. */
    record Fixed(LocalDate date) implements DateBound {
        @Override
        public LocalDate on(LocalDate today) {
            return date;
        }
    }

    /** So many days from today; negative for the past. */
    record FromToday(int days) implements DateBound {
        @Override
        public LocalDate on(LocalDate today) {
            return today.plusDays(days);
        }
    }

    /** Reads {@code 2026-12-24}, {@code today}, {@code today+14} or {@code today-1}; empty for anything else. */
    static Optional<DateBound> parse(String written) {
        Matcher relative = Pattern.compile("today(?:\\s?([+-])\\s?(\\d{1,5}))?").matcher(written.strip());
        if (relative.matches()) {
            int days = relative.group(2) == null ? 0 : Integer.parseInt(relative.group(2));
            return Optional.of(new FromToday("-".equals(relative.group(1)) ? -days : days));
        }
        try {
            return Optional.of(new Fixed(LocalDate.parse(written.strip())));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
