package dev.baton.assistant.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When people are there (A1). Open is what the clock on the wall of the time zone says: an hour that daylight saving
 * repeats is open twice, one that it skips not at all. A special day replaces the week's intervals of that date; an
 * interval over midnight belongs to the day on which it starts.
 *
 * @param zone the time zone whose clock counts
 * @param week the intervals of each weekday; a missing day is closed
 * @param special the intervals of single dates; an empty list is a closed day
 */
public record OpeningHours(
        ZoneId zone, Map<DayOfWeek, List<OpenInterval>> week, Map<LocalDate, List<OpenInterval>> special) {

    /** How far {@link #nextOpen} looks ahead, in days: over a year, so that yearly special days are passed. */
    static final int HORIZON_DAYS = 400;

    /** Copies the maps. */
    public OpeningHours {
        week = Map.copyOf(week);
        special = Map.copyOf(special);
    }

    /** Whether it is open at this moment. */
    public boolean open(Instant at) {
        LocalDateTime wall = LocalDateTime.ofInstant(at, zone);
        int minute = wall.getHour() * 60 + wall.getMinute();
        LocalDate day = wall.toLocalDate();
        return contains(intervals(day), minute) || contains(intervals(day.minusDays(1)), minute + OpenInterval.DAY);
    }

    /**
     * The first moment, from this one on, at which it is open; this moment itself if it is open now.
     *
     * @return empty if it stays closed for {@value #HORIZON_DAYS} days
     */
    public Optional<Instant> nextOpen(Instant from) {
        if (open(from)) {
            return Optional.of(from);
        }
        LocalDate first = LocalDate.ofInstant(from, zone);
        for (int ahead = -1; ahead <= HORIZON_DAYS; ahead++) {
            Optional<Instant> opening = candidates(first.plusDays(ahead)).stream()
                    .filter(candidate -> candidate.isAfter(from) && open(candidate))
                    .findFirst();
            if (opening.isPresent()) {
                return opening;
            }
        }
        return Optional.empty();
    }

    /** It can only open where an interval starts, by either reading of a repeated hour, or where the clock jumps. */
    private TreeSet<Instant> candidates(LocalDate day) {
        ZoneRules rules = zone.getRules();
        var candidates = new TreeSet<Instant>();
        for (OpenInterval interval : intervals(day)) {
            LocalDateTime start = day.atTime(LocalTime.MIN).plusMinutes(interval.fromMinute());
            for (ZoneOffset offset : rules.getValidOffsets(start)) {
                candidates.add(start.toInstant(offset));
            }
        }
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        ZoneOffsetTransition jump =
                rules.nextTransition(day.atStartOfDay(zone).toInstant().minusSeconds(1));
        if (jump != null && !jump.getInstant().isAfter(end)) {
            candidates.add(jump.getInstant());
        }
        return candidates;
    }

    private List<OpenInterval> intervals(LocalDate day) {
        return special.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of()));
    }

    private static boolean contains(List<OpenInterval> intervals, int minute) {
        return intervals.stream().anyMatch(interval -> interval.contains(minute));
    }
}
