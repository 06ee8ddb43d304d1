package dev.baton.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked for on the command line: {@code key=value}, each with a default. */
final class Options {

    private final Map<String, String> given = new HashMap<>();

    Options(List<String> args) {
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("not key=value: " + arg);
            }
            given.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
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
