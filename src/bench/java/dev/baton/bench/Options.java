package dev.baton.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked for on the command line: {@code key=value}, each with a default, and files. */
final class Options {

    private final Map<String, String> given = new HashMap<>();
    private final List<Path> files = new ArrayList<>();

    Options(List<String> args) {
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals > 0 && arg.substring(0, equals).matches("\\w+")) {
                given.put(arg.substring(0, equals), arg.substring(equals + 1));
            } else {
                files.add(existing(Path.of(arg)));
            }
        }
    }

    /** Arguments that are no {@code key=value}: files or folders to read. */
    List<Path> files() {
        return List.copyOf(files);
    }

    private static Path existing(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("Neither key=value nor a file or folder that exists: " + file);
        }
        return file;
    }

    double decimal(String key, double otherwise) {
        return Double.parseDouble(given.getOrDefault(key, Double.toString(otherwise)));
    }

    int number(String key, int otherwise) {
        return Integer.parseInt(given.getOrDefault(key, Integer.toString(otherwise)));
    }

    String text(String key, String otherwise) {
        return given.getOrDefault(key, otherwise);
    }

    /** Where the server listens. */
    int port() {
        return number("port", 8210);
    }

    /** The folder of database and logs; a bench empties it before it begins. */
    Path data() {
        return Path.of(text("data", "target/bench-data"));
    }
}
