package dev.baton.bench;

import dev.baton.bench.Binary.Result;
import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.mood.Frustration;
import dev.baton.language.mood.MoodReader;
import dev.baton.language.mood.TurnFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./bench frustration FILE…}: the score that one message gives a conversation in which nothing was said before. A
 * line is the message and 1 (frustrated) or 0 (calm).
 */
final class FrustrationBench implements Bench.Run {

    private static final int WRONG_SHOWN = 40;

    @Override
    public Map<String, Object> with(Options options) {
        double threshold = options.decimal("threshold", Frustration.DEFAULT_THRESHOLD);
        int shown = options.number("wrong", WRONG_SHOWN);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("threshold", threshold);
        MoodReader reader = MoodReader.load();
        try (BgeSmallEncoder encoder = BgeSmallEncoder.load()) {
            for (LabelledLines lines : LabelledLines.readAll(options, 2)) {
                var measured = new Binary(
                        lines.rows().parallelStream()
                                .map(row -> result(reader, encoder, row))
                                .toList(),
                        threshold);
                System.out.printf("%n%s%n", lines.path());
                measured.wrong().stream()
                        .limit(shown)
                        .forEach(result -> System.out.printf(
                                "%s %.3f %s%n", result.yes() ? "missed" : "wrong ", result.score(), result.text()));
                System.out.println(measured.figures());
                figures.put(lines.path().toString(), measured.figures());
            }
        }
        return figures;
    }

    private static Result result(MoodReader reader, BgeSmallEncoder encoder, List<String> row) {
        String label = row.get(1);
        if (!label.equals("0") && !label.equals("1")) {
            throw new IllegalArgumentException("The second column is 1 or 0, not \"%s\".".formatted(label));
        }
        String text = row.get(0);
        double score = Frustration.NONE
                .next(reader.read(text, encoder.encode(text)), TurnFacts.NONE)
                .score();
        return new Result(text, label.equals("1"), score);
    }
}
