package dev.baton.assistant.hours;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a day, start included, end excluded, in minutes after midnight by the clock on the wall. An end above 1,440
 * reaches into the next day.
 *
 * @param fromMinute 0 to 1,439
 * @param toMinute more than {@code fromMinute}, at most a day later
 */
public record OpenInterval(int fromMinute, int toMinute) implements Comparable<OpenInterval> {

    /** Minutes of a day by the clock on the wall. */
    public static final int DAY = 24 * 60;

    /** @throws IllegalArgumentException if the interval is empty, longer than a day or starts outside the day */
    public OpenInterval {
        if (fromMinute < 0 || fromMinute >= DAY || toMinute <= fromMinute || toMinute > fromMinute + DAY) {
            throw new IllegalArgumentException("Not an interval of a day: " + fromMinute + " to " + toMinute);
        }
    }

    private static final Pattern WRITTEN =
            Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)\\s?[-–]\\s?([01]?\\d|2[0-4]):([0-5]\\d)");

    /** Reads {@code 09:00-17:00}; one whose end is not after its start reaches into the next day. Empty for anything else. */
    public static Optional<OpenInterval> parse(String written) {
        Matcher parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int from = minute(parts.group(1), parts.group(2));
        int to = minute(parts.group(3), parts.group(4));
        return from == to || to > DAY
                ? Optional.empty()
                : Optional.of(new OpenInterval(from, to < from ? to + DAY : to));
    }

    private static int minute(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    boolean contains(int minute) {
        return fromMinute <= minute && minute < toMinute;
    }

    /** Whether some minute of the same day lies in both. */
    public boolean overlaps(OpenInterval other) {
        return fromMinute < other.toMinute && other.fromMinute < toMinute;
    }

    @Override
    public int compareTo(OpenInterval other) {
        return fromMinute != other.fromMinute
                ? Integer.compare(fromMinute, other.fromMinute)
                : Integer.compare(toMinute, other.toMinute);
    }
}
