package dev.baton.assistant.yaml;

import dev.baton.assistant.LocalizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * All texts of a draft that customers see, by language, and the draft with others in their place (M1 to M7, S10). Which there
 * are is what the reader of documents meets on its way. The rest of the draft stays as it was written.
 */
public final class CustomerTexts {

    private final YamlSource source;
    private final List<String> languages;
    private final Map<String, TextPlace> places;

    private CustomerTexts(YamlSource source, AssistantReader.Read read) {
        this.source = source;
        this.languages = read.languages();
        this.places = read.places().stream()
                .collect(Collectors.toMap(TextPlace::key, place -> place, (first, again) -> first, LinkedHashMap::new));
    }

    /** Of a document without problems. */
    public static CustomerTexts of(String yaml) {
        return of(YamlSource.of(yaml));
    }

    private static CustomerTexts of(YamlSource source) {
        return new CustomerTexts(source, AssistantReader.texts(source.text()));
    }

    /**
     * One text in one language.
     *
     * @param key its place, as problems name it
     * @param own what is written in exactly this language
     * @param shown what customers with this language get; empty: nothing is said
     * @param from which language that is in
     * @param isBuiltIn whether it is built in
     */
    public record Line(
            String key, Optional<String> own, Optional<String> shown, Optional<String> from, boolean isBuiltIn) {}

    /** The languages of the assistant, the default one first. */
    public List<String> languages() {
        return languages;
    }

    /** Whether this is the draft as it was read. */
    public boolean isText(String yaml) {
        return source.text().equals(yaml);
    }

    /** The keys of all texts. */
    public List<String> keys() {
        return List.copyOf(places.keySet());
    }

    /** All texts in a language, in the order in which they are read. */
    public List<Line> in(String language) {
        return places.values().stream().map(place -> line(place, language)).toList();
    }

    private static Line line(TextPlace place, String language) {
        Optional<LocalizedText> text = place.text();
        return new Line(
                place.key(),
                place.in(language),
                text.map(shown -> shown.in(Optional.of(language))),
                text.map(shown -> from(shown, language)),
                place.own().isEmpty() && place.builtIn().isPresent());
    }

    private static String from(LocalizedText text, String language) {
        String first = language.split("-", 2)[0];
        return text.byLanguage().containsKey(language)
                ? language
                : text.byLanguage().containsKey(first) ? first : text.defaultLanguage();
    }

    /**
     * The draft with these texts in one language; an empty one goes, and what would be said without it is said again.
     *
     * @throws IllegalStateException if one cannot be written or left out there; the message says what to do
     */
    public String with(String language, Map<String, Optional<String>> wanted) {
        CustomerTexts after = withWritten(language, wanted);
        for (Map.Entry<String, Optional<String>> each : wanted.entrySet()) {
            boolean isText = each.getValue().isPresent();
            TextPlace before = place(each.getKey());
            boolean isThere =
                    isText ? isWritten(before, language) : before.in(language).isEmpty();
            if (isThere) {
                continue;
            }
            TextPlace place = after.place(each.getKey());
            after = of(isText ? after.added(place, language, each.getValue().get()) : after.removed(place, language));
        }
        return checked(after, wanted);
    }

    /** Whether the text in this language has a place of its own, or gets one where the text for everybody stands. */
    private static boolean isWritten(TextPlace place, String language) {
        return place.own()
                .filter(own ->
                        own.byLanguage().containsKey(language) || !(place.node().orElse(null) instanceof MappingNode))
                .isPresent();
    }

    /** Where something is written already the edits do not touch each other: all are made at once. */
    private CustomerTexts withWritten(String language, Map<String, Optional<String>> wanted) {
        var edits = new ArrayList<YamlSource.Edit>();
        wanted.forEach((key, text) -> {
            TextPlace place = place(key);
            if (text.isPresent() && place.own().isPresent() && place.node().isPresent()) {
                edit(place, place.node().get(), place.own().get(), language, text.get())
                        .ifPresent(edits::add);
            }
        });
        return edits.isEmpty() ? this : of(source.with(edits));
    }

    private Optional<YamlSource.Edit> edit(
            TextPlace place, Node node, LocalizedText own, String language, String text) {
        if (text.equals(own.byLanguage().get(language))) {
            return Optional.empty();
        }
        if (node instanceof MappingNode map) {
            return map.getValue().stream()
                    .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                            && LocalizedText.tag(key.getValue()).equals(language))
                    .findFirst()
                    .map(entry -> source.replacing(entry.getValueNode(), new YamlValue.Text(text)));
        }
        boolean alone = language.equals(languages.getFirst()) && !(place.shape() instanceof TextPlace.Shape.Option);
        return Optional.of(
                source.replacing(node, alone ? new YamlValue.Text(text) : place.more(languages, own, language, text)));
    }

    private YamlSource added(TextPlace place, String language, String text) {
        if (place.own().isPresent() && place.node().orElse(null) instanceof MappingNode map) {
            return source.insert(map, language, new YamlValue.Text(text));
        }
        if (place.builtIn().isEmpty() && !language.equals(languages.getFirst())) {
            throw new YamlSource.NotInPlace(
                    "Write \"" + place.key() + "\" in the default language \"" + languages.getFirst() + "\" first.");
        }
        YamlValue value = place.fresh(languages, language, text);
        if (place.node().isPresent()) {
            return source.with(List.of(source.replacing(place.node().get(), value)));
        }
        TextPlace.Under under = place.under().orElseThrow();
        return under.map().node() instanceof MappingNode map
                        && map.getStartMark().isPresent()
                ? source.insert(map, under.name(), value)
                : withSections(under, value);
    }

    /** Sections that are not written have plain names all the way, from the outermost map inwards. */
    private YamlSource withSections(TextPlace.Under under, YamlValue value) {
        var path = new ArrayList<>(Arrays.asList(under.map().path().split("\\.")));
        path.add(under.name());
        var map = (MappingNode) source.root();
        while (YamlSource.value(map, path.getFirst()).orElse(null) instanceof MappingNode inner) {
            map = inner;
            path.removeFirst();
        }
        YamlValue nested = value;
        for (String name : path.subList(1, path.size()).reversed()) {
            nested = new YamlValue.Entries(Map.of(name, nested));
        }
        return source.insert(map, path.getFirst(), nested);
    }

    private YamlSource removed(TextPlace place, String language) {
        boolean isDefault = language.equals(languages.getFirst());
        if (!isDefault && place.node().orElse(null) instanceof MappingNode map) {
            String key = map.getValue().stream()
                    .map(entry -> ((ScalarNode) entry.getKeyNode()).getValue())
                    .filter(written -> LocalizedText.tag(written).equals(language))
                    .findFirst()
                    .orElseThrow();
            return source.remove(map, key);
        }
        boolean alone = place.own().map(own -> own.byLanguage().size() == 1).orElse(false);
        if (!alone || place.under().isEmpty()) {
            throw new YamlSource.NotInPlace("\"" + place.key() + "\" is needed in the default language \""
                    + languages.getFirst() + "\"; write another text.");
        }
        TextPlace.Under under = place.under().get();
        return source.remove((MappingNode) under.map().node(), under.name());
    }

    private TextPlace place(String key) {
        return Optional.ofNullable(places.get(key))
                .orElseThrow(() -> new YamlSource.NotInPlace("The draft has no text \"" + key + "\"."));
    }

    /** The key that an unknown one was probably meant to be. */
    public Optional<String> nearest(String unknown) {
        return Section.nearest(unknown, places.keySet());
    }

    /** What was written is read again: an edit that changed anything else must not be kept. */
    private String checked(CustomerTexts after, Map<String, Optional<String>> wanted) {
        boolean right = places.values().stream()
                .filter(place -> !wanted.containsKey(place.key()))
                .allMatch(place -> Optional.ofNullable(after.places.get(place.key()))
                        .filter(then -> languages.stream()
                                .allMatch(each -> shown(place, each).equals(shown(then, each))))
                        .isPresent());
        if (!right) {
            throw new YamlSource.NotInPlace("The texts cannot be put in their place; edit the draft itself.");
        }
        return after.source.text();
    }

    private static Optional<String> shown(TextPlace place, String language) {
        return place.text().map(text -> text.in(Optional.of(language)));
    }
}
