package dev.baton.assistant.hours;

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
