package dev.baton.assistant.yaml;

import dev.baton.assistant.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where a text that customers see stands in a document, or would stand.
 *
 * @param key the place, as problems name it
 * @param node what is written there
 * @param own the text that is written there; empty where something else or nothing is
 * @param builtIn what is said where no text is written; empty: nothing
 * @param under the map in which it stands, or would stand, and under which name; empty where it cannot be left out
 * @param shape how a text is written there
 */
record TextPlace(
        String key,
        Optional<Node> node,
        Optional<LocalizedText> own,
        Optional<LocalizedText> builtIn,
        Optional<Under> under,
        Shape shape) {

    /** A map of the document and a key of it, whether or not they are written. */
    record Under(Fields map, String name) {}

    /** How a text is written. */
    sealed interface Shape {
        /** By itself. */
        record Plain() implements Shape {}

        /** A button of which only the label is written. */
        record Button() implements Shape {}

        /** An option of which only the value is written. */
        record Option(String value) implements Shape {}

        /** The item of a list that is built in as a whole. */
        record Item(List<LocalizedText> all, int index) implements Shape {}
    }

    /** What is written in exactly this language. */
    Optional<String> in(String language) {
        return own.flatMap(text -> Optional.ofNullable(text.byLanguage().get(language)));
    }

    /** What customers get. */
    Optional<LocalizedText> text() {
        return own.or(() -> builtIn);
    }

    /** The value to write where no text is written yet, so that all other languages keep what they have. */
    YamlValue fresh(List<String> languages, String language, String text) {
        return switch (shape) {
            case Shape.Item item -> {
                var items = new ArrayList<YamlValue>();
                for (int index = 0; index < item.all().size(); index++) {
                    LocalizedText each = item.all().get(index);
                    items.add(
                            index == item.index()
                                    ? value(languages, each, Map.of(language, text))
                                    : value(languages, each, Map.of()));
                }
                yield new YamlValue.Items(items);
            }
            case Shape.Plain plain ->
                builtIn.map(before -> value(languages, before, Map.of(language, text)))
                        .orElseGet(() -> new YamlValue.Text(text));
            case Shape.Button button -> new YamlValue.Text(text);
            case Shape.Option option -> new YamlValue.Text(text);
        };
    }

    /** The value to write in place of one text for everybody. */
    YamlValue more(List<String> languages, LocalizedText before, String language, String text) {
        YamlValue value = value(List.of(languages.getFirst()), before, Map.of(language, text));
        return switch (shape) {
            case Shape.Button button -> new YamlValue.Entries(Map.of("label", value));
            case Shape.Option option -> {
                var entries = new LinkedHashMap<String, YamlValue>();
                entries.put("value", new YamlValue.Text(option.value()));
                entries.put("label", value);
                yield new YamlValue.Entries(entries);
            }
            case Shape.Plain plain -> value;
            case Shape.Item item -> value;
        };
    }

    private static YamlValue value(List<String> languages, LocalizedText before, Map<String, String> changed) {
        var entries = new LinkedHashMap<String, YamlValue>();
        for (String language : languages) {
            boolean has = language.equals(languages.getFirst()) || hasOwn(before, language);
            if (changed.containsKey(language)) {
                entries.put(language, new YamlValue.Text(changed.getOrDefault(language, "")));
            } else if (has) {
                entries.put(language, new YamlValue.Text(before.in(Optional.of(language))));
            }
        }
        changed.forEach((language, text) -> entries.putIfAbsent(language, new YamlValue.Text(text)));
        return entries.size() == 1 ? entries.values().iterator().next() : new YamlValue.Entries(entries);
    }

    /** Whether a text is in this language, not in the default one in its place. */
    static boolean hasOwn(LocalizedText text, String language) {
        return text.byLanguage().containsKey(language) || text.byLanguage().containsKey(language.split("-", 2)[0]);
    }
}
