package dev.baton.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well messages are understood by meaning (D2): {@code ./bench intents FOLDER… [heap=256m]}. Each folder is learnt
 * and tested in a virtual machine of its own with a small heap, so that its memory is what the product would add.
 */
final class IntentsBench implements Bench.Run {

    /** Heap enough for some 3,000 examples, and for each thousand more. */
    private static final int HEAP_MB = 144;

    private static final int HEAP_MB_PER_THOUSAND = 48;
    private static final int FREE = 3_000;

    @Override
    public Map<String, Object> with(Options options) throws IOException, InterruptedException {
        if (options.files().isEmpty()) {
            throw new IllegalArgumentException("Name one folder or more, each with train.tsv and test.tsv: a line is a"
                    + " text, a tab, and its intent, or oos for none.");
        }
        List<IntentsFolder> folders =
                options.files().stream().map(IntentsFolder::read).toList();
        var results = new ArrayList<JsonNode>();
        System.out.println(IntentsReport.HEADER);
        for (IntentsFolder folder : folders) {
            JsonNode result = measured(folder, options);
            System.out.println(IntentsReport.line(result));
            results.add(result);
        }
        var summary = new LinkedHashMap<String, Object>();
        summary.put("threshold", "the model's own, learnt from train.tsv alone; valid.tsv is not used");
        summary.put("folders", results);
        return summary;
    }

    private static JsonNode measured(IntentsFolder folder, Options options) throws IOException, InterruptedException {
        int more = Math.max(0, folder.train().size() - FREE) / 1_000;
        String heap = options.text("heap", HEAP_MB + more * HEAP_MB_PER_THOUSAND + "m");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                IntentsRun.class.getName(),
                folder.path().toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var stop = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stop);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        if (exit != 0) {
            throw new IllegalArgumentException(
                    folder.path() + " could not be measured (exit " + exit + "). If memory ran out, give heap=1g.");
        }
        return JsonMapper.shared().readTree(said.strip());
    }
}
