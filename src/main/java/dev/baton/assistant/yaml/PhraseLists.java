package dev.baton.assistant.yaml;

import dev.baton.assistant.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            return checked(edited(source, owner, ANY, wanted.getOrDefault(ANY, List.of())), owner, wanted);
        }
        boolean inPlace = old.get() instanceof MappingNode languages
                && !YamlSource.isFlow(languages)
                && byLanguage(languages).keySet().equals(wanted.keySet())
                && languages.getValue().stream().allMatch(PhraseLists::isBlock);
        if (!inPlace) {
            return checked(source.replace(map, "phrases", value(wanted)), owner, wanted);
        }
        for (Map.Entry<String, List<String>> entry : wanted.entrySet()) {
            source = edited(source, owner, entry.getKey(), entry.getValue());
        }
        return checked(source, owner, wanted);
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

    /** One list, with what is no longer wanted taken away and what is new at its end. */
    private static YamlSource edited(YamlSource source, Owner owner, String language, List<String> wanted) {
        SequenceNode list = list(source, owner, language);
        var missing = new ArrayList<>(wanted);
        for (int index = list.getValue().size() - 1; index >= 0; index--) {
            boolean stays = list.getValue().get(index) instanceof ScalarNode scalar
                    && missing.remove(scalar.getValue().strip());
            if (!stays && list.getValue().size() == 1) {
                return missing.isEmpty() ? source.remove(list, index) : onlyNew(source, list, missing);
            }
            if (!stays) {
                source = source.remove(list, index);
                list = list(source, owner, language);
            }
        }
        return missing.isEmpty() ? source : source.append(list, missing);
    }

    private static YamlSource onlyNew(YamlSource source, SequenceNode list, List<String> phrases) {
        YamlSource first = source.replace(list, 0, new YamlValue.Text(phrases.getFirst()));
        return phrases.size() == 1 ? first : first.append(relocated(first, list), phrases.subList(1, phrases.size()));
    }

    /** The list that begins where the given one began in the text before. */
    private static SequenceNode relocated(YamlSource source, SequenceNode before) {
        return find(source.root(), before).orElseThrow();
    }

    private static Optional<SequenceNode> find(Node node, SequenceNode wanted) {
        if (node instanceof SequenceNode list) {
            boolean same = list.getStartMark().orElseThrow().getIndex()
                    == wanted.getStartMark().orElseThrow().getIndex();
            return same
                    ? Optional.of(list)
                    : list.getValue().stream()
                            .flatMap(item -> find(item, wanted).stream())
                            .findFirst();
        }
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .flatMap(entry -> find(entry.getValueNode(), wanted).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static SequenceNode list(YamlSource source, Owner owner, String language) {
        Node phrases = map(source, owner)
                .flatMap(map -> YamlSource.value(map, "phrases"))
                .orElseThrow();
        if (phrases instanceof MappingNode languages) {
            return languages.getValue().stream()
                    .filter(entry -> language(entry).equals(language))
                    .map(NodeTuple::getValueNode)
                    .map(SequenceNode.class::cast)
                    .findFirst()
                    .orElseThrow();
        }
        return (SequenceNode) phrases;
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
