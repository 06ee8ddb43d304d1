package dev.baton.assistant;

import dev.baton.assistant.PersonRequests.PersonRequest;
import dev.baton.assistant.StartPattern.WordPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The wordings of one language, from its file in {@code requests/}: {@code words} are lists that patterns name in braces,
 * {@code fillers} are dropped at both ends of a clause, {@code alone} must be all that remains then, {@code ending} may
 * stand at the end of a clause or before one of the words in {@code after} (so that "a representative sample" asks for
 * nobody), {@code never} outweighs both, wherever it stands.
 */
record RequestWordings(
        String language,
        Set<String> fillers,
        List<StartPattern> alone,
        List<StartPattern> ending,
        List<StartPattern> never) {

    private static final Pattern NAMED_LIST = Pattern.compile("\\{(\\w+)}");

    Optional<PersonRequest> find(PlainText clause) {
        PlainText core = PlainText.of(withoutFillers(clause.words()));
        if (never.stream().anyMatch(pattern -> pattern.matches(clause))) {
            return Optional.empty();
        }
        return Stream.concat(
                        alone.stream().filter(pattern -> pattern.matches(core)),
                        ending.stream().filter(pattern -> pattern.matches(clause)))
                .findFirst()
                .map(pattern -> new PersonRequest(clause.words(), pattern.source(), Optional.of(language)));
    }

    private String withoutFillers(String words) {
        List<String> parts = List.of(words.split(" "));
        int from = 0;
        int to = parts.size();
        while (from < to && fillers.contains(parts.get(from))) {
            from++;
        }
        while (to > from && fillers.contains(parts.get(to - 1))) {
            to--;
        }
        return String.join(" ", parts.subList(from, to));
    }

    static RequestWordings load(String language) {
        try (InputStream file =
                Objects.requireNonNull(RequestWordings.class.getResourceAsStream("requests/" + language + ".yaml"))) {
            var content = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            var words = (Map<?, ?>) Objects.requireNonNull(content.get("words"));
            return new RequestWordings(
                    language,
                    Set.copyOf(strings(content, "fillers")),
                    patterns(content, "alone", words, "(", ")"),
                    patterns(content, "ending", words, "* (", ") (|{after} *)"),
                    patterns(content, "never", words, "* (", ") *"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<StartPattern> patterns(
            Map<?, ?> content, String key, Map<?, ?> words, String before, String after) {
        return strings(content, key).stream()
                .<StartPattern>map(source ->
                        new WordPattern(source, WordPatternReader.readExpanded(expand(before + source + after, words))))
                .toList();
    }

    private static String expand(String source, Map<?, ?> words) {
        String expanded = NAMED_LIST
                .matcher(source)
                .replaceAll(
                        list -> Matcher.quoteReplacement("(" + String.join("|", strings(words, list.group(1))) + ")"));
        return expanded.equals(source) ? source : expand(expanded, words);
    }

    private static List<String> strings(Map<?, ?> content, String key) {
        var list = (List<?>) Objects.requireNonNull(content.get(key), key);
        return list.stream().map(String::valueOf).toList();
    }
}
