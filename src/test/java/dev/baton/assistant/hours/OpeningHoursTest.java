package dev.baton.assistant.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<OpenInterval> OFFICE = List.of(interval(9, 12), interval(13, 17));

    private final OpeningHours office = new OpeningHours(
            BERLIN,
            Map.of(DayOfWeek.MONDAY, OFFICE, DayOfWeek.FRIDAY, OFFICE),
            Map.of(LocalDate.parse("2026-12-25"), List.of(), LocalDate.parse("2026-12-26"), List.of(interval(10, 11))));

    @Test
    void itIsOpenFromTheFirstMinuteToBeforeTheLast() {
        assertThat(office.open(berlin("2026-11-20T08:59:59"))).isFalse();
        assertThat(office.open(berlin("2026-11-20T09:00:00"))).isTrue();
        assertThat(office.open(berlin("2026-11-20T11:59:59"))).isTrue();
        assertThat(office.open(berlin("2026-11-20T12:00:00"))).isFalse();
        assertThat(office.open(berlin("2026-11-20T13:00:00"))).isTrue();
        assertThat(office.open(berlin("2026-11-21T10:00:00"))).isFalse();
    }

    @Test
    void theNextOpeningIsAfterLunchOrOnTheNextOpenDay() {
        assertThat(office.nextOpen(berlin("2026-11-20T12:30:00"))).contains(berlin("2026-11-20T13:00:00"));
        assertThat(office.nextOpen(berlin("2026-11-20T17:00:00"))).contains(berlin("2026-11-23T09:00:00"));
        assertThat(office.nextOpen(berlin("2026-11-20T10:10:10"))).contains(berlin("2026-11-20T10:10:10"));
    }

    @Test
    void aSpecialDayReplacesTheWeek() {
        assertThat(office.open(berlin("2026-12-25T10:00:00"))).isFalse();
        assertThat(office.nextOpen(berlin("2026-12-25T08:00:00"))).contains(berlin("2026-12-26T10:00:00"));
        assertThat(office.open(berlin("2026-12-26T10:30:00"))).isTrue();
    }

    @Test
    void anIntervalOverMidnightBelongsToTheDayOnWhichItStarts() {
        var night = new OpeningHours(
                BERLIN,
                Map.of(DayOfWeek.FRIDAY, List.of(new OpenInterval(22 * 60, 26 * 60))),
                Map.of(LocalDate.parse("2026-11-28"), List.of()));
        assertThat(night.open(berlin("2026-11-20T23:59:00"))).isTrue();
        assertThat(night.open(berlin("2026-11-21T01:59:00"))).isTrue();
        assertThat(night.open(berlin("2026-11-21T02:00:00"))).isFalse();
        assertThat(night.open(berlin("2026-11-28T01:00:00")))
                .as("closed on Saturday, but Friday's night goes on")
                .isTrue();
    }

    @Test
    void theWallClockDecidesWhenDaylightSavingChanges() {
        var early = new OpeningHours(
                BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(new OpenInterval(2 * 60 + 30, 4 * 60))), Map.of());
        // 29 March 2026: 02:00 becomes 03:00; half past two does not exist, so it opens with the jump.
        assertThat(early.nextOpen(Instant.parse("2026-03-29T00:00:00Z")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
        // 25 October 2026: 03:00 becomes 02:00; half past two is twice.
        assertThat(early.open(Instant.parse("2026-10-25T00:30:00Z"))).isTrue();
        assertThat(early.open(Instant.parse("2026-10-25T01:15:00Z"))).isFalse();
        assertThat(early.nextOpen(Instant.parse("2026-10-25T01:15:00Z")))
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void officeHoursKeepTheirWallTimeInWinterAndSummer() {
        assertThat(office.open(Instant.parse("2026-07-03T07:00:00Z"))).isTrue();
        assertThat(office.open(Instant.parse("2026-11-20T07:00:00Z"))).isFalse();
    }

    @Test
    void whatNeverOpensHasNoNextOpening() {
        assertThat(new OpeningHours(BERLIN, Map.of(), Map.of()).nextOpen(Instant.EPOCH))
                .isEmpty();
    }

    @Property(tries = 200)
    void theNextOpeningIsTheFirstOpenMinute(@ForAll("calendars") OpeningHours hours, @ForAll("moments") Instant from) {
        Optional<Instant> next = hours.nextOpen(from);
        Instant end = from.plus(Duration.ofDays(8));
        Instant minute = from;
        while (minute.isBefore(end) && !hours.open(minute)) {
            minute = minute.plusSeconds(60);
        }
        if (minute.isBefore(end)) {
            assertThat(next).contains(minute);
        } else {
            assertThat(next)
                    .satisfiesAnyOf(found -> assertThat(found).isEmpty(), found -> assertThat(found.orElseThrow())
                            .isAfterOrEqualTo(end));
        }
    }

    @Property
    void openIsWhatTheWallClockSays(@ForAll("calendars") OpeningHours hours, @ForAll("moments") Instant at) {
        LocalDateTime wall = LocalDateTime.ofInstant(at, hours.zone());
        boolean expected = hours.week().entrySet().stream()
                .anyMatch(day -> day.getValue().stream().anyMatch(interval -> holds(day.getKey(), interval, wall)));
        assertThat(hours.open(at)).isEqualTo(expected);
    }

    private static boolean holds(DayOfWeek day, OpenInterval interval, LocalDateTime wall) {
        LocalDateTime midnight = wall.toLocalDate()
                .minusDays((wall.getDayOfWeek().getValue() - day.getValue() + 7) % 7)
                .atStartOfDay();
        LocalDateTime start = midnight.plusMinutes(interval.fromMinute());
        LocalDateTime end = midnight.plusMinutes(interval.toMinute());
        return !wall.isBefore(start) && wall.isBefore(end);
    }

    @Provide
    Arbitrary<OpeningHours> calendars() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Asia/Kolkata",
                        "America/Havana",
                        "Africa/Cairo")
                .map(ZoneId::of);
        Arbitrary<OpenInterval> interval = Combinators.combine(
                        Arbitraries.integers().between(0, 1439),
                        Arbitraries.integers().between(1, 1440))
                .as((from, length) -> new OpenInterval(from, from + length));
        Arbitrary<Map<DayOfWeek, List<OpenInterval>>> week = Arbitraries.maps(
                        Arbitraries.of(DayOfWeek.class), interval.list().ofMaxSize(3))
                .ofMaxSize(3);
        return Combinators.combine(zones, week).as((zone, days) -> new OpeningHours(zone, days, Map.of()));
    }

    /** Half of them within a day of a change of the clock somewhere. */
    @Provide
    Arbitrary<Instant> moments() {
        Instant year = Instant.parse("2026-01-01T00:00:00Z");
        List<Instant> changes = Arrays.stream(
                        new String[] {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana"})
                .map(ZoneId::of)
                .map(zone -> zone.getRules().nextTransition(year).getInstant())
                .collect(Collectors.toList());
        Arbitrary<Instant> near = Combinators.combine(
                        Arbitraries.of(changes), Arbitraries.integers().between(-1440, 1440))
                .as((change, minutes) -> change.plus(minutes, ChronoUnit.MINUTES));
        Arbitrary<Instant> any =
                Arbitraries.integers().between(0, 365 * 1440).map(minutes -> year.plus(minutes, ChronoUnit.MINUTES));
        return Arbitraries.oneOf(near, any);
    }

    private static OpenInterval interval(int fromHour, int toHour) {
        return new OpenInterval(fromHour * 60, toHour * 60);
    }

    private static Instant berlin(String wall) {
        return LocalDateTime.parse(wall).atZone(BERLIN).toInstant();
    }
}
