package dev.baton.desk.connected;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.assistant.hours.OpenInterval;
import dev.baton.assistant.hours.OpeningHours;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A desk's own opening hours as people write them (A1), in the words of the assistant file.
 *
 * @param timeZone whose clock counts
 * @param week the intervals of each weekday; a missing day is closed
 * @param special the intervals of single dates; an empty list is a closed day
 */
record DeskHours(
        @Schema(example = "Europe/Berlin") String timeZone,

        @Schema(example = "{\"monday\": [\"09:00-12:00\", \"13:00-17:00\"]}")
        Map<String, List<String>> week,

        @Schema(example = "{\"2026-12-25\": []}") Map<String, List<String>> special) {

    private static final int INTERVALS = 12;
    private static final int SPECIAL_DAYS = 400;

    /** What is left out is empty. */
    DeskHours {
        timeZone = Objects.requireNonNullElse(timeZone, "");
        week = Map.copyOf(Objects.requireNonNullElse(week, Map.of()));
        special = Map.copyOf(Objects.requireNonNullElse(special, Map.of()));
    }

    /**
     * As a calendar.
     *
     * @throws IllegalArgumentException if it cannot be read; the message is a sentence that says what to do
     */
    @JsonIgnore
    OpeningHours calendar() {
        if (special.size() > SPECIAL_DAYS) {
            throw new IllegalArgumentException("has more than " + SPECIAL_DAYS + " special days");
        }
        return new OpeningHours(zone(), days(week, DeskHours::weekday), days(special, DeskHours::date));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "names no time zone that there is; write one such as Europe/Berlin", unknown);
        }
    }

    private static <D> Map<D, List<OpenInterval>> days(Map<String, List<String>> written, Function<String, D> day) {
        Map<D, List<OpenInterval>> days = new HashMap<>();
        written.forEach((name, intervals) -> days.put(day.apply(name), intervals(name, intervals)));
        return days;
    }

    private static DayOfWeek weekday(String name) {
        try {
            return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("has no weekday called " + name + "; write monday to sunday", unknown);
        }
    }

    private static LocalDate date(String name) {
        try {
            return LocalDate.parse(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("has no date called " + name + "; write it like 2026-12-24", unknown);
        }
    }

    private static List<OpenInterval> intervals(String day, List<String> written) {
        if (written.size() > INTERVALS) {
            throw new IllegalArgumentException("has more than " + INTERVALS + " intervals on " + day);
        }
        List<OpenInterval> intervals = written.stream()
                .map(each -> OpenInterval.parse(each)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "cannot be read on " + day + "; write intervals like 09:00-17:00")))
                .sorted()
                .toList();
        for (int index = 1; index < intervals.size(); index++) {
            if (intervals.get(index - 1).overlaps(intervals.get(index))) {
                throw new IllegalArgumentException("overlap on " + day);
            }
        }
        return intervals;
    }
}
