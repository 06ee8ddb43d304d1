package dev.baton.assistant.yaml;

import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.yaml.TextPlace.Shape;
import dev.baton.assistant.yaml.TextPlace.Under;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** The texts that were met while a document was read: what is read is listed, so that nothing needs to know them twice. */
final class TextPlaces {

    private final List<TextPlace> all = new ArrayList<>();

    List<TextPlace> all() {
        return List.copyOf(all);
    }

    void written(String path, Node node, LocalizedText text) {
        add(path, Optional.of(node), Optional.of(text), Optional.empty(), Optional.empty(), new Shape.Plain());
    }

    void optional(Fields fields, String key, Optional<LocalizedText> own) {
        add(fields.path(key), fields.get(key), own, Optional.empty(), under(fields, key), new Shape.Plain());
    }

    void builtIn(Fields fields, String key, Optional<LocalizedText> own, LocalizedText builtIn) {
        add(fields.path(key), fields.get(key), own, Optional.of(builtIn), under(fields, key), new Shape.Plain());
    }

    /** A list of built-in texts that is not written. */
    void list(Fields fields, String key, List<LocalizedText> builtIn) {
        for (int index = 0; index < builtIn.size(); index++) {
            add(
                    fields.path(key) + "[" + index + "]",
                    fields.get(key),
                    Optional.empty(),
                    Optional.of(builtIn.get(index)),
                    under(fields, key),
                    new Shape.Item(builtIn, index));
        }
    }

    /** Something else is written that a text may take the place of. */
    void replaced(String path, Node node, Optional<LocalizedText> builtIn) {
        add(path, Optional.of(node), Optional.empty(), builtIn, Optional.empty(), new Shape.Plain());
    }

    void button(String path, Node node, LocalizedText text) {
        add(path, Optional.of(node), Optional.of(text), Optional.empty(), Optional.empty(), new Shape.Button());
    }

    void option(String path, Node node, String value, LocalizedText text) {
        add(path, Optional.of(node), Optional.of(text), Optional.empty(), Optional.empty(), new Shape.Option(value));
    }

    private static Optional<Under> under(Fields fields, String key) {
        return Optional.of(new Under(fields, key));
    }

    private void add(
            String key,
            Optional<Node> node,
            Optional<LocalizedText> own,
            Optional<LocalizedText> builtIn,
            Optional<Under> under,
            Shape shape) {
        all.add(new TextPlace(key, node, own, builtIn, under, shape));
    }
}
