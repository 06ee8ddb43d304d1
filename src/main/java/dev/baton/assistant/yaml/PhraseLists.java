package dev.baton.assistant.yaml;

import dev.baton.assistant.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The example phrases of a draft, by language, and a draft with others in their place (T1, D2). The rest of the text stays
 * as it was written, and so do the comments between phrases that stay; only where phrases get languages that had none, or
 * stand in brackets, is their list written anew.
 */
public final class PhraseLists {

    /** Stands for phrases that are of no language in particular. */
    public static final String ANY = "*";

    private final String yaml;

    /** Of a document without problems. */
    public PhraseLists(String yaml) {
        this.yaml = yaml;
    }

    /** Whose phrases. */
    public sealed interface Owner {
        /** Requests for a person. */
        record PersonRequests() implements Owner {}

        /** An action. @param id which */
        record OfAction(String id) implements Owner {}
    }

    /** The phrases by language, {@link #ANY} for those of none; empty if there is no such action. */
    public Optional<Map<String, List<String>>> read(Owner owner) {
        YamlSource source = YamlSource.of(yaml);
        return map(source, owner).map(map -> YamlSource.value(map, "phrases")
                .map(PhraseLists::byLanguage)
                .orElse(Map.of()));
    }

    /** The draft with these phrases. @throws IllegalStateException if they cannot be written in their place */
    public String with(Owner owner, Map<String, List<String>> wanted) {
        YamlSource source = YamlSource.of(yaml);
        if (owner instanceof Owner.PersonRequests && map(source, owner).isEmpty()) {
            source = source.insert(
                    (MappingNode) source.root(),
                    "personRequests",
                    new YamlValue.Entries(Map.of("phrases", value(wanted))));
            return checked(source, owner, wanted);
        }
        MappingNode map = map(source, owner).orElseThrow();
        Optional<Node> old = YamlSource.value(map, "phrases");
        if (old.isEmpty()) {
            return checked(source.insert(map, "phrases", value(wanted)), owner, wanted);
        }
        if (old.get() instanceof SequenceNode list && !YamlSource.isFlow(list) && isPlain(wanted)) {
            return checked(source.with(edits(source, list, wanted.getOrDefault(ANY, List.of()))), owner, wanted);
        }
        boolean inPlace = old.get() instanceof MappingNode languages
                && !YamlSource.isFlow(languages)
                && byLanguage(languages).keySet().equals(wanted.keySet())
                && languages.getValue().stream().allMatch(PhraseLists::isBlock);
        if (!inPlace) {
            return checked(source.replace(map, "phrases", value(wanted)), owner, wanted);
        }
        YamlSource unchanged = source;
        List<YamlSource.Edit> edits = ((MappingNode) old.get())
                .getValue().stream()
                        .flatMap(entry -> edits(
                                unchanged,
                                (SequenceNode) entry.getValueNode(),
                                wanted.getOrDefault(language(entry), List.of()))
                                .stream())
                        .toList();
        return checked(source.with(edits), owner, wanted);
    }

    /** What was written is read again: an edit that did not do what it should must not be kept. */
    private static String checked(YamlSource source, Owner owner, Map<String, List<String>> wanted) {
        var lists = new PhraseLists(source.text());
        boolean right = lists.read(owner).map(PhraseLists::sorted).equals(Optional.of(sorted(wanted)));
        if (!right) {
            throw new YamlSource.NotInPlace("The phrases cannot be put in their place; edit the draft itself.");
        }
        return source.text();
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> phrases) {
        var sorted = new LinkedHashMap<String, List<String>>();
        phrases.keySet().stream().sorted().forEach(language -> {
            List<String> some = phrases.getOrDefault(language, List.of());
            if (!some.isEmpty()) {
                sorted.put(language, some.stream().sorted().toList());
            }
        });
        return sorted;
    }

    /** What makes one list the wanted one: what is no longer wanted goes, what is new comes at the end. */
    private static List<YamlSource.Edit> edits(YamlSource source, SequenceNode list, List<String> wanted) {
        var missing = new ArrayList<>(wanted);
        List<Integer> gone = IntStream.range(0, list.getValue().size())
                .filter(index -> !(list.getValue().get(index) instanceof ScalarNode scalar
                        && missing.remove(scalar.getValue().strip())))
                .boxed()
                .toList();
        boolean allGone = gone.size() == list.getValue().size();
        var edits = new ArrayList<YamlSource.Edit>();
        if (allGone) { // the first keeps its place, so that the list keeps its own
            edits.add(
                    missing.isEmpty()
                            ? source.emptying(list)
                            : source.replacing(list.getValue().getFirst(), new YamlValue.Text(missing.removeFirst())));
        }
        gone.stream()
                .skip(allGone ? 1 : 0)
                .map(index -> source.removing(list, index))
                .forEach(edits::add);
        if (!missing.isEmpty()) {
            edits.add(source.appending(list, missing));
        }
        return edits;
    }

    private static Optional<MappingNode> map(YamlSource source, Owner owner) {
        Optional<Node> found =
                switch (owner) {
                    case Owner.PersonRequests person -> YamlSource.value(source.root(), "personRequests");
                    case Owner.OfAction action ->
                        YamlSource.value(source.root(), "actions").stream()
                                .filter(SequenceNode.class::isInstance)
                                .flatMap(list -> ((SequenceNode) list).getValue().stream())
                                .filter(item -> YamlSource.value(item, "id")
                                        .filter(id -> id instanceof ScalarNode scalar
                                                && scalar.getValue().strip().equals(action.id()))
                                        .isPresent())
                                .findFirst();
                };
        return found.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    private static Map<String, List<String>> byLanguage(Node phrases) {
        if (!(phrases instanceof MappingNode languages)) {
            return Map.of(ANY, texts(phrases));
        }
        var found = new LinkedHashMap<String, List<String>>();
        languages.getValue().forEach(entry -> found.put(language(entry), texts(entry.getValueNode())));
        return found;
    }

    private static boolean isBlock(NodeTuple entry) {
        return entry.getValueNode() instanceof SequenceNode list
                && !YamlSource.isFlow(list)
                && !list.getValue().isEmpty();
    }

    private static String language(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? LocalizedText.tag(scalar.getValue()) : "";
    }

    private static List<String> texts(Node node) {
        List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        return nodes.stream()
                .filter(ScalarNode.class::isInstance)
                .map(scalar -> ((ScalarNode) scalar).getValue().strip())
                .toList();
    }

    private static boolean isPlain(Map<String, List<String>> phrases) {
        return phrases.keySet().stream().allMatch(ANY::equals);
    }

    private static YamlValue value(Map<String, List<String>> phrases) {
        if (isPlain(phrases)) {
            return YamlValue.Items.of(phrases.getOrDefault(ANY, List.of()));
        }
        var entries = new LinkedHashMap<String, YamlValue>();
        phrases.forEach((language, texts) -> entries.put(language, YamlValue.Items.of(texts)));
        return new YamlValue.Entries(entries);
    }
}
