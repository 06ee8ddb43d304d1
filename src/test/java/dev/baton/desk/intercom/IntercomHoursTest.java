package dev.baton.desk.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IntercomHoursTest {

    /** Mondays 9 to 17 in Berlin, and Tuesdays from 23 over midnight. */
    private static final JsonNode WEEK = json("""
            {"time_zone_name": "Europe/Berlin", "time_intervals":
                [{"start_minute": 540, "end_minute": 1020}, {"start_minute": 2820, "end_minute": 2940}]}
            """);

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:59:59Z, false",
        "2026-11-23T08:00:00Z, true",
        "2026-11-23T15:59:59Z, true",
        "2026-11-23T16:00:00Z, false",
        "2026-11-24T22:30:00Z, true",
        "2026-11-24T23:30:00Z, true",
        "2026-11-25T00:30:00Z, false",
    })
    void the_week_counts_in_its_own_time_zone(Instant at, boolean open) {
        assertThat(new IntercomHours(WEEK, List.of()).isOpen(at)).isEqualTo(open);
    }

    @Test
    void a_day_with_other_hours_has_only_those_every_year_if_it_says_so() {
        var closed = json(
                "{\"exception_date\": \"2025-11-23\", \"exception_type\": \"closed\", \"recurring_annually\": true}");
        var short0 = json("""
                {"exception_date": "2026-11-23", "exception_type": "custom_hours",
                 "time_intervals": [{"start_minute": 600, "end_minute": 660}]}
                """);
        Instant monday = Instant.parse("2026-11-23T09:30:00Z");

        assertThat(new IntercomHours(WEEK, List.of(closed)).isOpen(monday)).isFalse();
        assertThat(new IntercomHours(WEEK, List.of(short0)).isOpen(monday)).isTrue();
        assertThat(new IntercomHours(WEEK, List.of(short0)).isOpen(monday.plusSeconds(3600)))
                .isFalse();
        assertThat(new IntercomHours(json("{\"twenty_four_seven\": true}"), List.of()).isOpen(monday))
                .isTrue();
    }
}
