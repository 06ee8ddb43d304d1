package dev.baton.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Examples of what every assistant recognises as a request for a person (T1), for people to read and to build on. */
public final class BuiltInRequests {

    private static final Map<String, List<String>> EXAMPLES = load();

    private BuiltInRequests() {}

    /** The examples by language. */
    public static Map<String, List<String>> examples() {
        return EXAMPLES;
    }

    private static Map<String, List<String>> load() {
        try (InputStream file =
                Objects.requireNonNull(BuiltInRequests.class.getResourceAsStream("requests/examples.yaml"))) {
            var content = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            var examples = new LinkedHashMap<String, List<String>>();
            content.forEach((language, list) -> examples.put(
                    "" + language,
                    ((List<?>) list).stream().map(String::valueOf).toList()));
            return java.util.Collections.unmodifiableMap(examples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
