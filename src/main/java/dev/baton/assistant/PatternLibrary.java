package dev.baton.assistant;

import dev.baton.assistant.StartPattern.WordPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Ready sets of start patterns that a document can use by name (D3), in several languages. */
public final class PatternLibrary {

    private static final Map<String, PatternSet> SETS = load();

    private PatternLibrary() {}

    /**
     * A set.
     *
     * @param about what the customer does who says such a thing, in a sentence
     * @param patterns by language tag, in the usual form of {@link StartPattern}
     */
    public record PatternSet(String name, String about, Map<String, List<String>> patterns) {}

    /** All sets. */
    public static List<PatternSet> all() {
        return List.copyOf(SETS.values());
    }

    /** Their names. */
    public static Set<String> names() {
        return SETS.keySet();
    }

    /**
     * A set as one pattern.
     *
     * @param languages in which it is to match; {@code de} serves {@code de-at} too
     * @return empty if there is no such set, or it has none of the languages
     */
    public static Optional<StartPattern> pattern(String name, List<String> languages) {
        String either = Optional.ofNullable(SETS.get(name)).stream()
                .flatMap(set -> languages.stream()
                        .map(language -> language.split("-", 2)[0])
                        .distinct()
                        .flatMap(language -> set.patterns().getOrDefault(language, List.of()).stream()))
                .map(pattern -> "(" + pattern + ")")
                .collect(Collectors.joining("|"));
        return either.isEmpty()
                ? Optional.empty()
                : Optional.of(new WordPattern("set " + name, WordPatternReader.readExpanded(either)));
    }

    private static Map<String, PatternSet> load() {
        try (InputStream file = Objects.requireNonNull(PatternLibrary.class.getResourceAsStream("library.yaml"))) {
            var content = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            var sets = new LinkedHashMap<String, PatternSet>();
            content.forEach((name, set) -> sets.put("" + name, set("" + name, (Map<?, ?>) set)));
            return java.util.Collections.unmodifiableMap(sets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PatternSet set(String name, Map<?, ?> set) {
        var patterns = new LinkedHashMap<String, List<String>>();
        ((Map<?, ?>) Objects.requireNonNull(set.get("patterns"), name))
                .forEach((language, list) -> patterns.put(
                        "" + language,
                        ((List<?>) list).stream().map(String::valueOf).toList()));
        return new PatternSet(name, "" + set.get("about"), java.util.Collections.unmodifiableMap(patterns));
    }
}
