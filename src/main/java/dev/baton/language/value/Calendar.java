package dev.baton.language.value;

import dev.baton.language.value.Setting.Days;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * Days as they are meant on the day on which they are said.
 *
 * @param today that day
 * @param days which way days point that could be past or to come
 * @param monthFirst whether 12/03 is in December
 */
record Calendar(LocalDate today, Days days, boolean monthFirst) {

    /** Years back to which two digits can lead; the rest lead forward. */
    private static final int YEARS_BACK = 80;

    private static final int LEAP = 8;

    static Calendar of(Setting setting) {
        boolean english = setting.words().language().equals("en");
        String region = setting.locale().getCountry();
        return new Calendar(
                setting.now().toLocalDate(), setting.days(), english && (region.isEmpty() || region.equals("US")));
    }

    /** A day that exists. */
    static Optional<LocalDate> day(int year, int month, int dayOfMonth) {
        try {
            return Optional.of(LocalDate.of(year, month, dayOfMonth));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Two numbers as day and month, the other way round where only that gives a month. */
    Optional<LocalDate> numeric(int first, int second, Optional<Integer> year) {
        int month = monthFirst ? first : second;
        int dayOfMonth = monthFirst ? second : first;
        boolean turned = month > 12 && dayOfMonth <= 12;
        int realMonth = turned ? dayOfMonth : month;
        return realMonth < 1 || realMonth > 12
                ? Optional.empty()
                : inYear(Month.of(realMonth), turned ? month : dayOfMonth, year);
    }

    /** Without a year the nearest such day in the direction of this calendar, today included. */
    Optional<LocalDate> inYear(Month month, int dayOfMonth, Optional<Integer> year) {
        if (year.isPresent()) {
            return day(whole(year.get()), month.getValue(), dayOfMonth);
        }
        int step = days == Days.FUTURE ? 1 : -1;
        for (int years = 0; years <= LEAP; years++) {
            Optional<LocalDate> day = day(today.getYear() + step * years, month.getValue(), dayOfMonth);
            if (day.filter(this::isThisWay).isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    private int whole(int year) {
        if (year > 99) {
            return year;
        }
        int century = today.getYear() - today.getYear() % 100;
        int near = century + year;
        return near > today.getYear() + 100 - YEARS_BACK ? near - 100 : near;
    }

    private boolean isThisWay(LocalDate day) {
        return days == Days.FUTURE ? !day.isBefore(today) : !day.isAfter(today);
    }

    /** The nearest month that has such a day, in the direction of this calendar. */
    Optional<LocalDate> dayOfMonth(int dayOfMonth) {
        int step = days == Days.FUTURE ? 1 : -1;
        for (int months = 0; months <= 12; months++) {
            LocalDate first = today.withDayOfMonth(1).plusMonths((long) step * months);
            Optional<LocalDate> day = day(first.getYear(), first.getMonthValue(), dayOfMonth);
            if (day.filter(this::isThisWay).isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    Optional<LocalDate> plus(int count, ChronoUnit unit) {
        return Optional.of(today.plus(count, unit));
    }

    /** "friday": never today. */
    LocalDate weekday(DayOfWeek day) {
        return days == Days.FUTURE ? coming(day) : last(day);
    }

    LocalDate coming(DayOfWeek day) {
        return today.with(TemporalAdjusters.next(day));
    }

    LocalDate last(DayOfWeek day) {
        return today.with(TemporalAdjusters.previous(day));
    }

    /** Weeks begin on Monday. */
    LocalDate inNextWeek(DayOfWeek day) {
        return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day));
    }
}
