package dev.baton.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well scores tell yes from no.
 *
 * @param results every case
 * @param threshold from which score on a case is taken for a yes
 */
record Binary(List<Result> results, double threshold) {

    /** One case: its text, what it is, and its score. */
    record Result(String text, boolean yes, double score) {}

    Binary {
        results = List.copyOf(results);
    }

    /** Whether it has both cases, without which most figures mean nothing. */
    boolean hasBoth() {
        return results.stream().anyMatch(Result::yes) && !results.stream().allMatch(Result::yes);
    }

    /** The probability that a yes scores higher than a no; equal scores count half. */
    double auroc() {
        List<Result> sorted = results.stream()
                .sorted(Comparator.comparingDouble(Result::score))
                .toList();
        double ranks = 0;
        long yes = 0;
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            int yesHere = 0;
            while (to < sorted.size()
                    && sorted.get(to).score() == sorted.get(from).score()) {
                yesHere += sorted.get(to++).yes() ? 1 : 0;
            }
            ranks += yesHere * (from + 1 + to) / 2.0;
            yes += yesHere;
            from = to;
        }
        long no = results.size() - yes;
        return yes == 0 || no == 0 ? Double.NaN : (ranks - yes * (yes + 1) / 2.0) / ((double) yes * no);
    }

    double precision() {
        long taken = count(true, true) + count(false, true);
        return taken == 0 ? 0 : (double) count(true, true) / taken;
    }

    double recall() {
        return share(count(true, true), count(true, true) + count(true, false));
    }

    double falsePositives() {
        return share(count(false, true), count(false, true) + count(false, false));
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** The best F1 of any threshold: how much of a loss is the threshold's. */
    double bestF1() {
        List<Result> sorted = results.stream()
                .sorted(Comparator.comparingDouble(Result::score).reversed())
                .toList();
        long all = results.stream().filter(Result::yes).count();
        long found = 0;
        double best = 0;
        for (int at = 0; at < sorted.size(); at++) {
            found += sorted.get(at).yes() ? 1 : 0;
            best = Math.max(best, 2.0 * found / (at + 1 + all));
        }
        return best;
    }

    /** The cases taken for what they are not, the worst first. */
    List<Result> wrong() {
        return results.stream()
                .filter(result -> result.yes() != taken(result))
                .sorted(Comparator.comparingDouble((Result result) -> Math.abs(result.score() - threshold))
                        .reversed())
                .toList();
    }

    /** For the JSON line. */
    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("cases", results.size());
        figures.put("auroc", rounded(auroc()));
        figures.put("precision", rounded(precision()));
        figures.put("recall", rounded(recall()));
        figures.put("f1", rounded(f1()));
        figures.put("bestF1", rounded(bestF1()));
        figures.put("falsePositiveRate", rounded(falsePositives()));
        return figures;
    }

    static double rounded(double figure) {
        return Double.isNaN(figure) ? -1 : Math.round(figure * 10_000) / 10_000.0;
    }

    private boolean taken(Result result) {
        return result.score() >= threshold;
    }

    private long count(boolean yes, boolean taken) {
        return results.stream()
                .filter(result -> result.yes() == yes && taken(result) == taken)
                .count();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
