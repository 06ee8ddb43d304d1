package dev.baton.crash;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came out.
 *
 * @param kills how often a server or its database was killed, stopped or paused
 * @param acknowledged messages that were acknowledged to their senders
 * @param found of these, how many the log has at their number
 * @param conversations how many there were
 * @param violations everything that must not be, each with its kind before the colon
 * @param outages from each kill to the first new message that was acknowledged after it, shortest first
 * @param looks how often loads and caps were compared while all that happened
 */
record Verdict(
        int kills,
        int acknowledged,
        int found,
        int conversations,
        List<String> violations,
        List<Duration> outages,
        int looks) {

    /** This one and another taken together. */
    Verdict and(Verdict other) {
        return new Verdict(
                kills + other.kills,
                acknowledged + other.acknowledged,
                found + other.found,
                conversations + other.conversations,
                Stream.concat(violations.stream(), other.violations.stream()).toList(),
                Stream.concat(outages.stream(), other.outages.stream()).sorted().toList(),
                looks + other.looks);
    }

    /** Whether everything is as it must be. */
    boolean isFlawless() {
        return violations.isEmpty() && found == acknowledged && outages.size() == kills;
    }

    /** Figures for machines. */
    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("flawless", isFlawless());
        figures.put("kills", kills);
        figures.put("conversations", conversations);
        figures.put("acknowledged", acknowledged);
        figures.put("found", found);
        figures.put("lost", acknowledged - found);
        figures.put("duplicates", count("duplicate"));
        figures.put("gaps", count("gap"));
        figures.put("outOfOrder", count("order"));
        figures.put("twoOwners", count("two owners"));
        figures.put("overCapacity", count("over capacity"));
        figures.put("stuck", count("stuck"));
        figures.put("violations", violations.size());
        figures.put("looksAtLoad", looks);
        figures.put("recoveryMillis", recovery());
        return figures;
    }

    private long count(String kind) {
        return violations.stream()
                .filter(violation -> violation.startsWith(kind + ":"))
                .count();
    }

    private Map<String, Long> recovery() {
        var recovery = new LinkedHashMap<String, Long>();
        if (!outages.isEmpty()) {
            recovery.put("p50", percentile(50));
            recovery.put("p90", percentile(90));
            recovery.put("p99", percentile(99));
            recovery.put("max", outages.getLast().toMillis());
        }
        return recovery;
    }

    private long percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * outages.size());
        return outages.get(Math.max(0, rank - 1)).toMillis();
    }
}
