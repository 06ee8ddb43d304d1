package dev.baton.bench;

import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The figures of a folder as a line of a table. */
final class IntentsReport {

    static final String HEADER = String.format(
            Locale.ROOT,
            "%-24s %7s %6s %6s | %6s %6s %6s %6s %6s | %6s %6s %5s | %6s %6s %6s %6s %6s",
            "folder",
            "intents",
            "train",
            "test",
            "acc",
            "F1",
            "acc@t",
            "oos@t",
            "auroc",
            "mcc",
            "mccMax",
            "ece",
            "load s",
            "train s",
            "p50 ms",
            "p99 ms",
            "rss MB");

    private IntentsReport() {}

    static String line(JsonNode figures) {
        return String.format(
                Locale.ROOT,
                "%-24s %7d %6d %6d | %6s %6s %6s %6s %6s | %6s %6s %5s | %6s %6s %6s %6s %6s",
                Path.of(figures.path("folder").asString()).getFileName(),
                figures.path("intents").intValue(),
                figures.path("train").intValue(),
                figures.path("test").intValue(),
                shown(figures, "accuracy"),
                shown(figures, "macroF1"),
                shown(figures, "accuracyAtThreshold"),
                shown(figures, "oosRecall"),
                shown(figures, "auroc"),
                shown(figures, "mcc"),
                shown(figures, "mccBest"),
                shown(figures, "ece"),
                shown(figures, "loadSeconds"),
                shown(figures, "trainSeconds"),
                shown(figures, "medianMs"),
                shown(figures, "p99Ms"),
                shown(figures, "rssMaxMb"));
    }

    private static String shown(JsonNode figures, String name) {
        return figures.has(name) ? figures.path(name).asString() : "-";
    }
}
