package dev.baton.assistant.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The keys of one map of the document. Reading them reports unknown and repeated ones.
 *
 * @param node the map itself
 * @param path where it is in the document
 */
record Fields(Node node, String path, Map<String, Node> values) {

    static Fields read(Node node, String path, Section section, Problems problems) {
        var values = new LinkedHashMap<String, Node>();
        if (!(node instanceof MappingNode mapping)) {
            problems.at(
                    node,
                    path,
                    "This must be a map with keys such as \"" + section.keys().getFirst() + "\".");
            return new Fields(node, path, values);
        }
        for (NodeTuple entry : mapping.getValue()) {
            Node key = entry.getKeyNode();
            if (!(key instanceof ScalarNode scalar)) {
                problems.at(key, path, "A key must be a word.");
            } else if (!section.keys().contains(scalar.getValue())) {
                problems.at(key, child(path, scalar.getValue()), unknown(scalar.getValue(), section));
            } else if (values.put(scalar.getValue(), entry.getValueNode()) != null) {
                problems.at(
                        key,
                        child(path, scalar.getValue()),
                        "The key \"" + scalar.getValue() + "\" stands here twice.");
            }
        }
        return new Fields(node, path, values);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    String path(String key) {
        return child(path, key);
    }

    private static String child(String path, String key) {
        String shown = key.length() > 60 ? key.substring(0, 60) + "…" : key;
        return path.isEmpty() ? shown : path + "." + shown;
    }

    private static String unknown(String key, Section section) {
        String shown = key.length() > 60 ? key.substring(0, 60) + "…" : key;
        return Section.nearest(key, section.keys())
                .map(nearest -> "Unknown key \"" + shown + "\". Did you mean \"" + nearest + "\"?")
                .orElseGet(
                        () -> "Unknown key \"" + shown + "\". Known here: " + String.join(", ", section.keys()) + ".");
    }
}
