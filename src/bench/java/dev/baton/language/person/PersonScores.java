package dev.baton.language.person;

import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.encoder.Encoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How well requests for a person are told from other messages, on labelled messages in files. */
public final class PersonScores {

    private static final int WARM_UP = 50;

    private PersonScores() {}

    /**
     * A message whose score is known.
     *
     * @param message as it stands in the file
     * @param score the probability that it asks
     * @param nanos from message to meaning
     * @param ofWhich nanoseconds for sentence vectors
     */
    record Scored(LabelledMessage message, double score, long nanos, long ofWhich) {
        boolean found() {
            return score >= PersonDetector.THRESHOLD;
        }

        boolean wrong() {
            return found() != message.asks();
        }
    }

    /** Reads the files, prints what went wrong and the figures, and returns them. */
    public static Map<String, Object> of(List<Path> files) {
        var messages = new ArrayList<LabelledMessage>();
        for (Path file : files) {
            messages.addAll(LabelledMessage.read(file));
        }
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("The files hold no messages. A line is a text, a tab, and 1 or 0.");
        }
        try (var encoder = BgeSmallEncoder.load()) {
            List<Scored> scored = score(messages, PersonDetector.load(), encoder);
            scored.stream()
                    .filter(Scored::wrong)
                    .sorted(Comparator.comparing((Scored one) -> one.message().asks())
                            .thenComparingDouble(Scored::score))
                    .forEach(one -> System.out.printf(
                            Locale.ROOT,
                            "%s\t%.3f\t%s%n",
                            one.message().asks() ? "missed" : "false alarm",
                            one.score(),
                            one.message().text()));
            return figures(scored);
        }
    }

    private static List<Scored> score(List<LabelledMessage> messages, PersonDetector detector, Encoder encoder) {
        var encoding = new AtomicLong();
        Encoder timed = text -> {
            long from = System.nanoTime();
            float[] vector = encoder.encode(text);
            encoding.addAndGet(System.nanoTime() - from);
            return vector;
        };
        messages.stream().limit(WARM_UP).forEach(message -> detector.judge(message.text(), timed));
        var scored = new ArrayList<Scored>();
        for (LabelledMessage message : messages) {
            encoding.set(0);
            long from = System.nanoTime();
            double score = detector.judge(message.text(), timed)
                    .map(PersonDetector.Judged::probability)
                    .orElse(0.0);
            scored.add(new Scored(message, score, System.nanoTime() - from, encoding.get()));
        }
        return scored;
    }

    private static Map<String, Object> figures(List<Scored> scored) {
        long asking = scored.stream().filter(one -> one.message().asks()).count();
        long others = scored.size() - asking;
        long found = scored.stream()
                .filter(one -> one.message().asks() && one.found())
                .count();
        long alarms = scored.stream()
                .filter(one -> !one.message().asks() && one.found())
                .count();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("asking", asking);
        figures.put("others", others);
        figures.put("recall", share(found, asking));
        figures.put("precision", share(found, found + alarms));
        figures.put("falsePositiveRate", share(alarms, others));
        figures.put("falseAlarms", alarms);
        figures.put("missed", asking - found);
        figures.put(
                "millisMedian", millis(scored.stream().mapToLong(Scored::nanos).toArray(), 0.5));
        figures.put("millis99", millis(scored.stream().mapToLong(Scored::nanos).toArray(), 0.99));
        figures.put(
                "millisMedianBesideVectors",
                millis(
                        scored.stream()
                                .mapToLong(one -> one.nanos() - one.ofWhich())
                                .toArray(),
                        0.5));
        System.out.printf(
                Locale.ROOT,
                "%d ask, %d others: recall %s, precision %s, false positives %s; median %s ms a message%n",
                asking,
                others,
                figures.get("recall"),
                figures.get("precision"),
                figures.get("falsePositiveRate"),
                figures.get("millisMedian"));
        return figures;
    }

    private static double share(long part, long of) {
        return of == 0 ? 0 : Math.round(10_000.0 * part / of) / 10_000.0;
    }

    private static double millis(long[] nanos, double quantile) {
        Arrays.sort(nanos);
        return Math.round(nanos[(int) (quantile * (nanos.length - 1))] / 1_000.0) / 1_000.0;
    }
}
