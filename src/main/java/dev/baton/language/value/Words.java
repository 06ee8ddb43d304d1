package dev.baton.language.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** How one language writes values: the contents of its file. */
final class Words {

    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "it", "nl");
    private static final Map<String, Words> ALL = new ConcurrentHashMap<>();

    private final Properties file;
    private final String language;
    private final NumberVocabulary numbers;
    private final DayPatterns days;
    private final TimePatterns times;
    private final AmountPatterns amounts;

    private Words(String language) {
        this.language = language;
        file = read(language);
        numbers = NumberVocabulary.of(this);
        days = DayPatterns.of(this);
        amounts = AmountPatterns.of(this);
        times = TimePatterns.of(this);
    }

    /** Those of the language; English for what is not among the seven. */
    static Words of(String language) {
        return ALL.computeIfAbsent(LANGUAGES.contains(language) ? language : "en", Words::new);
    }

    String language() {
        return language;
    }

    Locale locale() {
        return Locale.of(language);
    }

    NumberVocabulary numbers() {
        return numbers;
    }

    DayPatterns days() {
        return days;
    }

    TimePatterns times() {
        return times;
    }

    AmountPatterns amounts() {
        return amounts;
    }

    /** A line of the file. */
    Optional<String> get(String key) {
        return Optional.ofNullable(file.getProperty(key)).filter(text -> !text.isBlank());
    }

    String must(String key) {
        return get(key).orElseThrow(() -> new IllegalStateException(language + ".properties lacks " + key));
    }

    boolean is(String key) {
        return get(key).map(Boolean::parseBoolean).orElse(false);
    }

    /** The items of a line. */
    List<String> list(String key) {
        return get(key).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .toList();
    }

    /** The items of a line, each a name and, behind its last blank, a value. */
    List<Map.Entry<String, String>> pairs(String key) {
        var pairs = new ArrayList<Map.Entry<String, String>>();
        for (String item : list(key)) {
            int blank = item.lastIndexOf(' ');
            pairs.add(Map.entry(item.substring(0, blank), item.substring(blank + 1)));
        }
        return pairs;
    }

    private static Properties read(String language) {
        try (InputStream in = Words.class.getResourceAsStream(language + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("There are no words for " + language);
            }
            var file = new Properties();
            file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
