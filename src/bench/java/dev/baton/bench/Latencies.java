package dev.baton.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Times that clients measured, in nanoseconds; percentiles in milliseconds. */
final class Latencies {

    private long[] values = new long[1_024];
    private int count;

    synchronized void add(long nanos) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = nanos;
    }

    synchronized int count() {
        return count;
    }

    /** The given share of all values is not above this, in milliseconds; 0 without values. */
    synchronized double percentile(double share) {
        return percentile(0, count, share);
    }

    /** The same of the values that were added from one place to another, as shares of all. */
    synchronized double percentileOf(double from, double to, double share) {
        return percentile((int) (from * count), (int) (to * count), share);
    }

    private double percentile(int from, int to, double share) {
        if (to <= from) {
            return 0;
        }
        long[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        int at = (int) Math.ceil(share * sorted.length) - 1;
        return Math.round(sorted[Math.clamp(at, 0, sorted.length - 1)] / 10_000.0) / 100.0;
    }

    Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("count", count());
        summary.put("p50ms", percentile(0.5));
        summary.put("p95ms", percentile(0.95));
        summary.put("p99ms", percentile(0.99));
        summary.put("maxMs", percentile(1));
        return summary;
    }
}
