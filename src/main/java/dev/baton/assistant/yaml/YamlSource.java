package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantParser.Limits;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The text of a document that can be read, and where everything in it stands. An edit replaces the characters of what
 * changes and leaves all others, so comments, order and quotes stay as they were written. Each edit gives a new source;
 * what it cannot do in place it refuses with {@link NotInPlace}.
 */
final class YamlSource {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final Node root;

    private YamlSource(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /** The place cannot be changed without writing the document anew; the message says what to do. */
    static final class NotInPlace extends IllegalStateException {
        NotInPlace(String message) {
            super(message);
        }
    }

    /** Characters that others take the place of. */
    record Edit(int from, int to, String with) {}

    /** Reads a document without problems. */
    static YamlSource of(String yaml) {
        String text = yaml.startsWith(BYTE_ORDER_MARK) ? yaml.substring(1) : yaml;
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(Limits.BYTES * 2)
                .build();
        return new YamlSource(
                text,
                new Compose(settings).composeString(text).orElseThrow(() -> new NotInPlace("The document is empty.")));
    }

    String text() {
        return text;
    }

    Node root() {
        return root;
    }

    /** The value of a key; empty if the node is no map or lacks it. */
    static Optional<Node> value(Node map, String key) {
        return entry(map, key).map(NodeTuple::getValueNode);
    }

    /** Replaces a value. @param map in which it stands under the key */
    YamlSource replace(MappingNode map, String key, YamlValue value) {
        NodeTuple entry = entry(map, key).orElseThrow();
        Node old = entry.getValueNode();
        if (isFlow(map)) {
            return splice(start(old), end(old), value.flow());
        }
        int colon = text.indexOf(':', end(entry.getKeyNode()));
        int column = column(entry.getKeyNode());
        return splice(colon + 1, Math.max(colon + 1, end(old)), value.block(column + 2));
    }

    /** Puts another value, on one line, in the place of one that stands anywhere. */
    Edit replacing(Node old, YamlValue value) {
        return new Edit(start(old), end(old), value.flow());
    }

    /** Adds a key to a map, before {@code steps} if they stand last. */
    YamlSource insert(MappingNode map, String key, YamlValue value) {
        List<NodeTuple> entries = map.getValue();
        String name = YamlValue.Entries.key(key);
        if (entries.isEmpty()) {
            return splice(start(map), end(map), "{" + name + ": " + value.flow() + "}");
        }
        NodeTuple last = entries.getLast();
        boolean beforeSteps = entries.size() > 1 && isKey(last, "steps");
        NodeTuple before = beforeSteps ? entries.get(entries.size() - 2) : last;
        if (isFlow(map)) {
            int at = end(before.getValueNode());
            return splice(at, at, ", " + name + ": " + value.flow());
        }
        int column = column(entries.getFirst().getKeyNode());
        int at = lineEnd(Math.max(end(before.getValueNode()), end(before.getKeyNode())));
        return splice(at, at, "\n" + " ".repeat(column) + name + ":" + value.block(column + 2));
    }

    /** Takes a key away; a map that loses its last one becomes an empty map. */
    YamlSource remove(MappingNode map, String key) {
        List<NodeTuple> entries = map.getValue();
        NodeTuple entry = entry(map, key).orElseThrow();
        int index = entries.indexOf(entry);
        if (entries.size() == 1) {
            return splice(start(map), end(map), "{}");
        }
        if (isFlow(map)) {
            return index + 1 < entries.size()
                    ? splice(
                            start(entry.getKeyNode()),
                            start(entries.get(index + 1).getKeyNode()),
                            "")
                    : splice(end(entries.get(index - 1).getValueNode()), end(entry.getValueNode()), "");
        }
        int from = lineStart(start(entry.getKeyNode()));
        if (!text.substring(from, start(entry.getKeyNode())).isBlank()) {
            throw new NotInPlace("This cannot be taken away here; edit the draft itself.");
        }
        return lines(from, Math.max(end(entry.getValueNode()), end(entry.getKeyNode())));
    }

    /** Takes an item away, and the line it stands on, from a list whose items stand on lines of their own. */
    Edit removing(SequenceNode list, int index) {
        Node item = list.getValue().get(index);
        int from = lineStart(start(item));
        if (isFlow(list) || !text.substring(from, start(item)).strip().equals("-")) {
            throw new NotInPlace("This list cannot be changed here; edit the draft itself.");
        }
        return new Edit(from, Math.min(text.length(), lineEnd(end(item)) + 1), "");
    }

    /** Puts an empty list in the place of the first item, where all others go. */
    Edit emptying(SequenceNode list) {
        return new Edit(start(list), end(list.getValue().getFirst()), "[]");
    }

    /** Adds texts at the end of a list whose items stand on lines of their own. */
    Edit appending(SequenceNode list, List<String> texts) {
        String lines = YamlValue.Items.of(texts).block(column(list)).substring(1);
        int at = Math.min(text.length(), lineEnd(end(list)) + 1);
        boolean lastLine = text.charAt(at - 1) != '\n';
        return new Edit(at, at, lastLine ? "\n" + lines : lines + "\n");
    }

    static boolean isFlow(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    private static Optional<NodeTuple> entry(Node map, String key) {
        return map instanceof MappingNode mapping
                ? mapping.getValue().stream().filter(entry -> isKey(entry, key)).findFirst()
                : Optional.empty();
    }

    private static boolean isKey(NodeTuple entry, String key) {
        return entry.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(key);
    }

    private YamlSource lines(int from, int end) {
        return splice(from, Math.min(text.length(), lineEnd(end) + 1), "");
    }

    private YamlSource splice(int from, int to, String with) {
        return with(List.of(new Edit(from, to, with)));
    }

    /** The text with all of these made, which must not overlap; of two at one place the first stands first. */
    YamlSource with(List<Edit> edits) {
        var edited = new StringBuilder(text);
        edits.reversed().stream()
                .sorted(Comparator.comparingInt(Edit::from)
                        .thenComparingInt(Edit::to)
                        .reversed())
                .forEach(edit -> edited.replace(edit.from, edit.to, edit.with));
        return of(edited.toString());
    }

    private static int column(Node node) {
        return node.getStartMark().map(Mark::getColumn).orElseThrow();
    }

    private int start(Node node) {
        return offset(node.getStartMark());
    }

    /** The end of what is written; marks of blocks stand behind the empty lines and comments that follow. */
    private int end(Node node) {
        return switch (node) {
            case MappingNode map ->
                isFlow(map) || map.getValue().isEmpty()
                        ? offset(map.getEndMark())
                        : Math.max(
                                end(map.getValue().getLast().getKeyNode()),
                                end(map.getValue().getLast().getValueNode()));
            case SequenceNode list ->
                isFlow(list) || list.getValue().isEmpty()
                        ? offset(list.getEndMark())
                        : end(list.getValue().getLast());
            default -> {
                int end = offset(node.getEndMark());
                int start = start(node);
                while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                    end--;
                }
                yield end;
            }
        };
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Marks count characters, of which some take two places of a string. */
    private int offset(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.map(Mark::getIndex).orElseThrow());
    }
}
