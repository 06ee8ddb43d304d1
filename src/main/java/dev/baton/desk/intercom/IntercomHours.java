package dev.baton.desk.intercom;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Office hours as Intercom has them: minutes from the beginning of the week, and days with others.
 *
 * @param schedule the hours
 * @param exceptions the days
 */
record IntercomHours(JsonNode schedule, List<JsonNode> exceptions) {

    private static final int DAY = 24 * 60;

    /** Whether it is open then. */
    boolean isOpen(Instant at) {
        ZonedDateTime local = at.atZone(zone());
        int minuteOfDay = local.getHour() * 60 + local.getMinute();
        Optional<JsonNode> special = exceptions.stream()
                .filter(exception -> isOn(exception, local.toLocalDate()))
                .findFirst();
        if (special.isPresent()) {
            return special.get().path("exception_type").asString("").equals("custom_hours")
                    && within(special.get(), minuteOfDay);
        }
        return schedule.path("twenty_four_seven").asBoolean(false)
                || within(schedule, (local.getDayOfWeek().getValue() - 1) * DAY + minuteOfDay);
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(schedule.path("time_zone_name").asString("UTC"));
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static boolean isOn(JsonNode exception, LocalDate day) {
        try {
            LocalDate date = LocalDate.parse(exception.path("exception_date").asString(""));
            return exception.path("recurring_annually").asBoolean(false)
                    ? MonthDay.from(date).equals(MonthDay.from(day))
                    : date.equals(day);
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean within(JsonNode hours, int minute) {
        return hours.path("time_intervals")
                .valueStream()
                .anyMatch(interval -> interval.path("start_minute").asInt(0) <= minute
                        && minute < interval.path("end_minute").asInt(0));
    }
}
