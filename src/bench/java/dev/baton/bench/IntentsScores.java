package dev.baton.bench;

import dev.baton.language.intent.IntentReading;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What answers are worth. Accuracy and F1 are those of the likeliest intent on what means one of them; "at threshold"
 * an answer counts only if the model takes the sentence for one of its intents, by its own threshold. Percentages are
 * from 0 to 100, AUROC and MCC at most 1.
 *
 * @param lines what was asked, with what is right; an intent that was not learnt is wrong whatever is answered
 * @param answers in the same order
 */
record IntentsScores(List<IntentsFolder.Line> lines, List<IntentReading> answers) {

    private static final int BINS = 15;
    private static final String NONE = "oos";

    Map<String, Object> figures() {
        int[] known = IntStream.range(0, lines.size())
                .filter(at -> !lines.get(at).isNone())
                .toArray();
        int[] none = IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).isNone())
                .toArray();
        var figures = new LinkedHashMap<String, Object>();
        if (known.length > 0) {
            figures.put("accuracy", percent(count(known, this::right), known.length));
            figures.put("macroF1", rounded(100 * macroF1(known)));
            figures.put(
                    "accuracyAtThreshold",
                    percent(count(known, at -> right(at) && answers.get(at).understood()), known.length));
            figures.put("ece", rounded(100 * calibrationError(known)));
        }
        if (none.length > 0) {
            figures.put("oosRecall", percent(count(none, at -> !answers.get(at).understood()), none.length));
        }
        if (known.length > 0 && none.length > 0) {
            figures.put("auroc", fine(auroc(known, none)));
        }
        figures.put("mcc", fine(correlation(IntentReading.NONE_FROM)));
        var byThreshold = new LinkedHashMap<String, Double>();
        for (int tenth = 1; tenth <= 9; tenth++) {
            byThreshold.put("0." + tenth, fine(correlation(tenth / 10.0)));
        }
        figures.put(
                "mccBest",
                byThreshold.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0));
        figures.put("mccByThreshold", byThreshold);
        return figures;
    }

    private boolean right(int at) {
        return answer(at).equals(lines.get(at).intent());
    }

    private String answer(int at) {
        return answers.get(at).ranked().getFirst().action();
    }

    private static long count(int[] of, java.util.function.IntPredicate which) {
        return IntStream.of(of).filter(which).count();
    }

    private double macroF1(int[] known) {
        var right = new HashMap<String, Integer>();
        var said = new HashMap<String, Integer>();
        var meant = new HashMap<String, Integer>();
        for (int at : known) {
            meant.merge(lines.get(at).intent(), 1, Integer::sum);
            said.merge(answer(at), 1, Integer::sum);
            if (right(at)) {
                right.merge(answer(at), 1, Integer::sum);
            }
        }
        return meant.keySet().stream()
                .mapToDouble(intent -> 2.0
                        * right.getOrDefault(intent, 0)
                        / (meant.getOrDefault(intent, 0) + said.getOrDefault(intent, 0)))
                .average()
                .orElse(0);
    }

    /** How far confidence and share of right answers lie apart, on average (expected calibration error). */
    private double calibrationError(int[] known) {
        var confidence = new double[BINS];
        var rights = new double[BINS];
        for (int at : known) {
            double sure = answers.get(at).ranked().getFirst().confidence();
            int bin = Math.min(BINS - 1, (int) (sure * BINS));
            confidence[bin] += sure;
            rights[bin] += right(at) ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(confidence[bin] - rights[bin]);
        }
        return error / known.length;
    }

    /** The probability that a sentence of none looks more like none than one of an intent; ties count half. */
    private double auroc(int[] known, int[] none) {
        double[] sorted = IntStream.of(known)
                .mapToDouble(at -> answers.get(at).none())
                .sorted()
                .toArray();
        double wins = 0;
        for (int at : none) {
            double value = answers.get(at).none();
            wins += (below(sorted, value) + below(sorted, Math.nextUp(value))) / 2.0;
        }
        return wins / known.length / none.length;
    }

    private static int below(double[] sorted, double value) {
        int from = 0;
        int until = sorted.length;
        while (from < until) {
            int middle = (from + until) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                until = middle;
            }
        }
        return from;
    }

    /** Matthews' correlation over all classes, none among them (Gorodkin 2004), if none is said from here on. */
    private double correlation(double noneFrom) {
        var said = new HashMap<String, Double>();
        var meant = new HashMap<String, Double>();
        double right = 0;
        for (int at = 0; at < lines.size(); at++) {
            String answer = answers.get(at).none() >= noneFrom ? NONE : answer(at);
            said.merge(answer, 1.0, Double::sum);
            meant.merge(lines.get(at).intent(), 1.0, Double::sum);
            right += answer.equals(lines.get(at).intent()) ? 1 : 0;
        }
        var classes = new TreeSet<>(said.keySet());
        classes.addAll(meant.keySet());
        double all = lines.size();
        double both = 0;
        double saidSquared = 0;
        double meantSquared = 0;
        for (String one : classes) {
            double s = said.getOrDefault(one, 0.0);
            double m = meant.getOrDefault(one, 0.0);
            both += s * m;
            saidSquared += s * s;
            meantSquared += m * m;
        }
        double scale = Math.sqrt((all * all - saidSquared) * (all * all - meantSquared));
        return scale == 0 ? 0 : (right * all - both) / scale;
    }

    private static double percent(long count, int of) {
        return rounded(100.0 * count / of);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static double fine(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
