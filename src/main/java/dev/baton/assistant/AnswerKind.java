package dev.baton.assistant;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What counts as an answer to a question (D4). */
public sealed interface AnswerKind {

    /** Free text; the limits count characters. */
    record Text(int min, int max) implements AnswerKind {}

    /** A number, written alone or in a sentence. */
    record Number(Range range) implements AnswerKind {}

    /** An amount of money; kept with its currency where one was said. */
    record Currency(Range range) implements AnswerKind {}

    /** A percentage; kept as its number. */
    record Percent(Range range) implements AnswerKind {}

    /** A date; kept as {@code 2026-12-24}. @param weekdays those that count; empty: all */
    record Date(Optional<DateBound> after, Optional<DateBound> before, Set<DayOfWeek> weekdays) implements AnswerKind {
        /** Copies the set. */
        public Date {
            weekdays = Set.copyOf(weekdays);
        }
    }

    /** A time of day, from the one bound to the other, both included; kept as {@code 09:30}. */
    record Time(Optional<LocalTime> after, Optional<LocalTime> before) implements AnswerKind {}

    /** One of a list. */
    record Options(List<Option> options, Display display) implements AnswerKind {
        /** Copies the list. */
        public Options {
            options = List.copyOf(options);
        }
    }

    /** Yes or no, shown as buttons; kept as {@code yes} or {@code no}. */
    record Confirmation(LocalizedText yes, LocalizedText no) implements AnswerKind {}

    /** What the whole answer must match; its first group, if it has one, is the value. */
    record Regex(Pattern pattern) implements AnswerKind {}

    /** An email address, written alone or in a sentence. */
    record Email() implements AnswerKind {}

    /** A phone number of 6 to 15 digits. */
    record Phone() implements AnswerKind {}

    /** A web address. */
    record Url() implements AnswerKind {}

    /** The least and the most, both included. */
    record Range(Optional<BigDecimal> min, Optional<BigDecimal> max) {

        /** Without bounds. */
        public static final Range ANY = new Range(Optional.empty(), Optional.empty());

        /** Whether a number lies in it. */
        public boolean contains(BigDecimal number) {
            return min.map(least -> number.compareTo(least) >= 0).orElse(true)
                    && max.map(most -> number.compareTo(most) <= 0).orElse(true);
        }
    }

    /** How options are shown. */
    enum Display {
        /** As buttons. */
        BUTTONS,
        /** As a numbered list in the text; the number is an answer too. */
        LIST
    }

    /**
     * One of a list.
     *
     * @param value what is kept
     * @param label what the customer sees and may write, in any language
     * @param synonyms what the customer may write instead
     */
    record Option(String value, LocalizedText label, List<String> synonyms) {
        /** Copies the list. */
        public Option {
            synonyms = List.copyOf(synonyms);
        }
    }
}
