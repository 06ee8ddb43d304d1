package dev.baton.language.knowledge.search;

import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.encoder.Encoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures answers on the {@link Exam}: the first, third, … question chose weights and threshold, the others tell what came of it. */
public final class KnowledgeScores {

    private static final int RANKED = 30;

    private final boolean meaning;
    private final Map<String, KnowledgeIndex> indexes;
    private final Searcher searcher;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(Exam.Item item, List<Candidate> ranked, boolean chosenOn) {

        boolean firstIsRight() {
            return !ranked.isEmpty() && item.answeredBy(ranked.getFirst().passage());
        }

        double confidence() {
            return Confidence.of(ranked);
        }
    }

    private KnowledgeScores(Encoder encoder, boolean meaning) {
        this.meaning = meaning;
        this.indexes = KnowledgeIndex.byLanguage(Exam.passages(meaning ? Optional.of(encoder) : Optional.empty()));
        this.searcher = new Searcher(encoder, RANKED, meaning);
    }

    /** Measures; with {@code fit} prints weights that suit the first half, {@code wrong} what went wrong. */
    public static Map<String, Object> measure(boolean fit, boolean wrong) {
        var result = new LinkedHashMap<String, Object>();
        try (var encoder = BgeSmallEncoder.load()) {
            for (var meaning : List.of(true, false)) {
                var scores = new KnowledgeScores(encoder, meaning);
                scores.ask();
                if (fit) {
                    scores.fit();
                }
                if (wrong) {
                    scores.wrong();
                }
                result.put(meaning ? "wordsAndMeaning" : "wordsAlone", scores.figures());
            }
        }
        return result;
    }

    private void ask() {
        var items = Exam.items();
        for (var at = 0; at < items.size(); at++) {
            var ranked = searcher.find(indexes, Question.of(items.get(at).question(), "en"));
            asked.add(new Asked(items.get(at), ranked, at % 2 == 0));
        }
    }

    private void fit() {
        var half = asked.stream().filter(Asked::chosenOn).toList();
        print(
                "score: " + (meaning ? "passage, sentence, coverage" : "coverage, depth"),
                RankFit.fit(half.stream()
                        .map(one -> one.ranked().stream()
                                .map(candidate -> new Logistic.Example(
                                        rankInputs(candidate.signs()),
                                        one.item().answeredBy(candidate.passage())))
                                .toList())
                        .filter(candidates -> candidates.stream().anyMatch(Logistic.Example::right))
                        .toList()));
        print(
                "confidence: " + (meaning ? "passage, sentence, standing" : "coverage, depth") + ", lead, bias",
                Logistic.fit(half.stream()
                        .filter(one -> !one.ranked().isEmpty())
                        .map(one -> new Logistic.Example(confidenceInputs(one.ranked()), one.firstIsRight()))
                        .toList()));
    }

    private static double[] rankInputs(Signs signs) {
        return signs.meaning()
                .map(known -> new double[] {known.passage(), known.sentence(), signs.coverage()})
                .orElseGet(() -> new double[] {signs.coverage(), signs.depth()});
    }

    private static double[] confidenceInputs(List<Candidate> ranked) {
        var signs = ranked.getFirst().signs();
        var lead = Confidence.lead(ranked);
        return signs.meaning()
                .map(known -> new double[] {known.passage(), known.sentence(), known.standing(), lead})
                .orElseGet(() -> new double[] {signs.coverage(), signs.depth(), lead});
    }

    private static void print(String what, double[] weights) {
        System.out.println(what);
        for (var weight : weights) {
            System.out.printf(Locale.ROOT, "  %.2f%n", weight);
        }
    }

    private void wrong() {
        asked.stream()
                .filter(one -> one.item().answerable() ? !one.firstIsRight() : one.confidence() >= 0.3)
                .sorted(Comparator.comparingDouble(one -> -one.confidence()))
                .forEach(one -> System.out.printf(
                        Locale.ROOT,
                        "%.2f %s -> %s%n",
                        one.confidence(),
                        one.item(),
                        one.ranked().isEmpty()
                                ? "nothing"
                                : one.ranked().getFirst().passage().address() + "#"
                                        + one.ranked().getFirst().passage().heading() + " "
                                        + one.ranked().getFirst().signs()));
    }

    private Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put(
                "passages",
                indexes.values().stream().mapToInt(KnowledgeIndex::size).sum());
        for (var chosenOn : List.of(true, false)) {
            var half = asked.stream().filter(one -> one.chosenOn() == chosenOn).toList();
            figures.put(chosenOn ? "chosenOn" : "reported", figures(half));
            System.out.println((meaning ? "words and meaning" : "words alone")
                    + (chosenOn ? ", half that weights and threshold were chosen on" : ", the other half"));
            table(half);
        }
        return figures;
    }

    private static Map<String, Object> figures(List<Asked> half) {
        var answerable = half.stream().filter(one -> one.item().answerable()).toList();
        var right = answerable.stream().filter(Asked::firstIsRight).count();
        var given = half.stream()
                .filter(one -> one.confidence() >= Confidence.DEFAULT_THRESHOLD)
                .toList();
        var givenRight = given.stream().filter(Asked::firstIsRight).count();
        var refused = half.stream()
                .filter(one -> !one.item().answerable() && one.confidence() < Confidence.DEFAULT_THRESHOLD)
                .count();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("answerable", answerable.size());
        figures.put("unanswerable", half.size() - answerable.size());
        figures.put("bestPassageRight", share(right, answerable.size()));
        figures.put("threshold", Confidence.DEFAULT_THRESHOLD);
        figures.put("precision", share(givenRight, given.size()));
        figures.put("recall", share(givenRight, answerable.size()));
        figures.put("unanswerableRefused", share(refused, half.size() - answerable.size()));
        return figures;
    }

    private static void table(List<Asked> half) {
        System.out.println("  from  precision  recall  unanswerable refused   | confidence  count  right");
        IntStream.rangeClosed(1, 9).forEach(tenth -> {
            var from = tenth / 10.0;
            var answerable =
                    half.stream().filter(one -> one.item().answerable()).count();
            var given = half.stream().filter(one -> one.confidence() >= from).toList();
            var right = given.stream().filter(Asked::firstIsRight).count();
            var refused = half.stream()
                    .filter(one -> !one.item().answerable() && one.confidence() < from)
                    .count();
            var bin = half.stream()
                    .filter(one -> one.confidence() >= from && one.confidence() < from + 0.1)
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "  %.1f   %.3f      %.3f   %.3f                  | %.1f-%.1f  %4d  %s%n",
                    from,
                    share(right, given.size()),
                    share(right, answerable),
                    share(refused, half.size() - answerable),
                    from,
                    from + 0.1,
                    bin.size(),
                    bin.isEmpty()
                            ? ""
                            : share(bin.stream().filter(Asked::firstIsRight).count(), bin.size()));
        });
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.round(1000.0 * part / whole) / 1000.0;
    }
}
