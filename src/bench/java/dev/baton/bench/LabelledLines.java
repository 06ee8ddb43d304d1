package dev.baton.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of lines whose columns are separated by tabs. Blank lines are skipped, a byte order mark and Windows line ends
 * do not matter; a text that stands in quotes loses them.
 *
 * @param path where they come from
 * @param rows the columns of each line
 */
record LabelledLines(Path path, List<List<String>> rows) {

    /** Reads a file. @throws IllegalArgumentException with a sentence that says what is wrong with it */
    static LabelledLines read(Path path, int columns) {
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read " + path + ": " + e, e);
        }
        var rows = new ArrayList<List<String>>();
        for (int number = 0; number < lines.size(); number++) {
            String line = lines.get(number).strip();
            if (line.isEmpty()) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1)).stream()
                    .map(LabelledLines::cell)
                    .toList();
            if (cells.size() < columns) {
                throw new IllegalArgumentException("%s, line %d: %d columns separated by tabs are needed, found %d."
                        .formatted(path, number + 1, columns, cells.size()));
            }
            rows.add(cells);
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(path + " has no lines.");
        }
        return new LabelledLines(path, rows);
    }

    private static String cell(String cell) {
        String bare = cell.strip();
        return bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"")
                : bare;
    }

    /** Files named on the command line. @throws IllegalArgumentException if there are none */
    static List<LabelledLines> readAll(Options options, int columns) {
        if (options.files().isEmpty()) {
            throw new IllegalArgumentException("Name at least one file.");
        }
        return options.files().stream().map(path -> read(path, columns)).toList();
    }
}
