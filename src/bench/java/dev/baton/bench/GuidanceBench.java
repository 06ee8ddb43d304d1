package dev.baton.bench;

import dev.baton.bench.Binary.Result;
import dev.baton.language.Meaning.RuleMatch;
import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.guidance.Ground;
import dev.baton.language.guidance.GuidanceModel;
import dev.baton.language.guidance.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code ./bench guidance FILE…}: rules in plain language on labelled sentences, all rules of a file as one assistant's.
 * A line is the rule, the sentence, and 1 (fits), 0 (does not) or {@code example} (given to the rule, not measured).
 */
final class GuidanceBench implements Bench.Run {

    private static final int WRONG_SHOWN = 10;

    @Override
    public Map<String, Object> with(Options options) {
        double threshold = options.decimal("threshold", Rule.DEFAULT_THRESHOLD);
        int shown = options.number("wrong", WRONG_SHOWN);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("threshold", threshold);
        try (BgeSmallEncoder encoder = BgeSmallEncoder.load()) {
            Ground ground = Ground.load(encoder);
            LabelledLines.readAll(options, 3)
                    .forEach(lines ->
                            figures.put(lines.path().toString(), measure(lines, encoder, ground, threshold, shown)));
        }
        return figures;
    }

    private static Map<String, Object> measure(
            LabelledLines lines, BgeSmallEncoder encoder, Ground ground, double threshold, int shown) {
        var examples = new LinkedHashMap<String, List<String>>();
        var cases = new LinkedHashMap<String, List<List<String>>>();
        for (List<String> row : lines.rows()) {
            examples.computeIfAbsent(row.get(0), rule -> new ArrayList<>());
            List<List<String>> own = cases.computeIfAbsent(row.get(0), rule -> new ArrayList<>());
            switch (row.get(2)) {
                case "example" -> examples.get(row.get(0)).add(row.get(1));
                case "0", "1" -> own.add(row);
                default ->
                    throw new IllegalArgumentException(
                            "The third column is 1, 0 or example, not \"%s\".".formatted(row.get(2)));
            }
        }
        List<Rule> rules = examples.entrySet().stream()
                .map(rule -> Rule.of(rule.getKey(), rule.getKey()).withExamples(rule.getValue()))
                .toList();
        GuidanceModel model = GuidanceModel.of(rules, encoder, ground);
        Map<String, Map<String, Double>> scores = new ConcurrentHashMap<>();
        cases.values().stream().flatMap(List::stream).map(row -> row.get(1)).distinct().toList().parallelStream()
                .forEach(text -> scores.put(text, scores(model, encoder, text)));
        var measured = new LinkedHashMap<String, Binary>();
        cases.forEach((rule, rows) -> measured.put(
                rule,
                new Binary(
                        rows.stream()
                                .map(row -> new Result(
                                        row.get(1),
                                        row.get(2).equals("1"),
                                        scores.getOrDefault(row.get(1), Map.of())
                                                .getOrDefault(rule, 0.0)))
                                .toList(),
                        threshold)));
        return report(lines, measured, shown);
    }

    private static Map<String, Double> scores(GuidanceModel model, BgeSmallEncoder encoder, String text) {
        var scores = new LinkedHashMap<String, Double>();
        for (RuleMatch match : model.match(text, List.of(encoder.encode(text)))) {
            scores.put(match.rule(), match.score());
        }
        return scores;
    }

    private static Map<String, Object> report(LabelledLines lines, Map<String, Binary> rules, int shown) {
        System.out.printf("%n%s%n", lines.path());
        System.out.printf("%-6s %-6s %-6s %-6s %-6s %s%n", "auroc", "prec", "recall", "f1", "best", "rule");
        rules.forEach((rule, binary) -> {
            System.out.printf(
                    "%-6.3f %-6.3f %-6.3f %-6.3f %-6.3f %s%n",
                    binary.auroc(), binary.precision(), binary.recall(), binary.f1(), binary.bestF1(), rule);
            binary.wrong().stream()
                    .limit(shown)
                    .forEach(result -> System.out.printf(
                            "       %s %.3f %s%n", result.yes() ? "missed" : "wrong ", result.score(), result.text()));
        });
        List<Binary> both = rules.values().stream().filter(Binary::hasBoth).toList();
        var pooled = new Binary(
                rules.values().stream()
                        .flatMap(binary -> binary.results().stream())
                        .toList(),
                both.isEmpty() ? 1 : both.getFirst().threshold());
        var figures = new LinkedHashMap<String, Object>();
        figures.put("rules", rules.size());
        figures.put("aurocMean", mean(both.stream().map(Binary::auroc).toList()));
        figures.put(
                "aurocMin",
                Binary.rounded(both.stream().mapToDouble(Binary::auroc).min().orElse(Double.NaN)));
        figures.put("precisionMean", mean(both.stream().map(Binary::precision).toList()));
        figures.put("recallMean", mean(both.stream().map(Binary::recall).toList()));
        figures.put("f1Mean", mean(both.stream().map(Binary::f1).toList()));
        figures.put("bestF1Mean", mean(both.stream().map(Binary::bestF1).toList()));
        figures.put("pooled", pooled.figures());
        System.out.println(figures);
        return figures;
    }

    private static double mean(List<Double> figures) {
        return Binary.rounded(
                figures.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
    }
}
