package dev.baton.bench;

import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.intent.IntentModel;
import dev.baton.language.intent.IntentReading;
import dev.baton.language.intent.IntentTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Learns one folder and tests it, on one thread and end to end; prints the figures as JSON. */
final class IntentsRun {

    private static final int WARM_UP = 300;

    private IntentsRun() {}

    public static void main(String[] args) throws IOException {
        IntentsFolder folder = IntentsFolder.read(Path.of(args[0]));
        long begin = System.nanoTime();
        try (BgeSmallEncoder encoder = BgeSmallEncoder.load()) {
            var trainer = new IntentTrainer(encoder);
            long loaded = System.nanoTime();
            IntentModel model = trainer.train(folder.intents(), folder.counterexamples(), Optional.empty());
            long trained = System.nanoTime();
            for (int at = 0; at < WARM_UP; at++) {
                model.read(folder.test().get(at % folder.test().size()).text(), encoder);
            }
            var latencies = new Latencies();
            var answers = new ArrayList<IntentReading>();
            for (IntentsFolder.Line line : folder.test()) {
                long asked = System.nanoTime();
                answers.add(model.read(line.text(), encoder));
                latencies.add(System.nanoTime() - asked);
            }
            var figures = new LinkedHashMap<String, Object>();
            figures.put("folder", folder.path().toString());
            figures.put("intents", model.size());
            figures.put("train", folder.train().size());
            figures.put("test", folder.test().size());
            figures.putAll(new IntentsScores(folder.test(), answers).figures());
            figures.put("loadSeconds", Math.round((loaded - begin) / 1e7) / 100.0);
            figures.put("trainSeconds", Math.round((trained - loaded) / 1e7) / 100.0);
            figures.put("medianMs", latencies.percentile(0.5));
            figures.put("p99Ms", latencies.percentile(0.99));
            figures.putAll(memory());
            System.out.println(JsonMapper.shared().writeValueAsString(figures));
        }
    }

    /** Memory of this process now and at most, as Linux counts it; empty elsewhere. */
    private static Map<String, Object> memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Map.of();
        }
        List<String> lines = Files.readAllLines(status);
        return Map.of("rssMb", megabytes(lines, "VmRSS:"), "rssMaxMb", megabytes(lines, "VmHWM:"));
    }

    private static long megabytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
