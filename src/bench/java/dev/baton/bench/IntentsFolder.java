package dev.baton.bench;

import dev.baton.language.intent.Intent;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labelled sentences to learn from and to test on: {@code train.tsv} and {@code test.tsv} of a folder. */
record IntentsFolder(Path path, List<Line> train, List<Line> test) {

    private static final String NONE = "oos";

    /** A sentence and its intent; {@code oos} means none of them. */
    record Line(String text, String intent) {
        boolean isNone() {
            return intent.equals(NONE);
        }
    }

    /** Reads it. @throws IllegalArgumentException in words, if it is not as it should be */
    static IntentsFolder read(Path path) {
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException(path + " is no folder.");
        }
        var folder = new IntentsFolder(path, lines(path.resolve("train.tsv")), lines(path.resolve("test.tsv")));
        if (folder.intents().isEmpty()) {
            throw new IllegalArgumentException(path.resolve("train.tsv") + " has no intent but oos.");
        }
        return folder;
    }

    /** The intents of train.tsv, in the order in which they first appear. */
    List<Intent> intents() {
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        for (Line line : train) {
            if (!line.isNone()) {
                phrases.computeIfAbsent(line.intent(), key -> new ArrayList<>()).add(line.text());
            }
        }
        return phrases.entrySet().stream()
                .map(entry -> new Intent(entry.getKey(), entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What train.tsv says means none of them. */
    List<String> counterexamples() {
        return train.stream().filter(Line::isNone).map(Line::text).toList();
    }

    private static List<Line> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is missing: a line is a text, a tab, and its intent.");
        }
        try {
            var lines = new ArrayList<Line>();
            int number = 0;
            for (String raw : Files.readAllLines(file)) {
                number++;
                String line = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
                if (!line.isBlank()) {
                    lines.add(line(line, file, number));
                }
            }
            if (lines.isEmpty()) {
                throw new IllegalArgumentException(file + " is empty.");
            }
            return List.copyOf(lines);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + " is not UTF-8.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Line line(String line, Path file, int number) {
        int tab = line.lastIndexOf('\t');
        String intent = tab < 0 ? "" : line.substring(tab + 1).strip();
        if (intent.isEmpty()) {
            throw new IllegalArgumentException(
                    file + ", line " + number + ": a text, a tab and an intent are needed, but it is: " + line);
        }
        return new Line(unquoted(line.substring(0, tab).strip()), intent);
    }

    /** A text in quotes, as spreadsheets write it, without them. */
    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String inside = quoted ? text.substring(1, text.length() - 1) : text;
        return quoted && !inside.replace("\"\"", "").contains("\"") ? inside.replace("\"\"", "\"") : text;
    }
}
