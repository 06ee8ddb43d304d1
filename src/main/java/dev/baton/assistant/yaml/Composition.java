package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantParser.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * From text to nodes. The text is run through once as a stream of events, which costs no depth of the stack and no memory,
 * before the tree is built: what is too large, too deep, or written with aliases (a few lines of which can stand for
 * billions of nodes) is refused there.
 */
record Composition(Problems problems) {

    Optional<Node> compose(String yaml) {
        if (yaml.getBytes(StandardCharsets.UTF_8).length > Limits.BYTES) {
            problems.at(Optional.empty(), "", "A document has at most " + Limits.BYTES + " bytes.");
            return Optional.empty();
        }
        // A byte-order mark is invisible in editors; without this it would be part of the first key.
        String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(Limits.BYTES + 1)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            if (!acceptable(new Parse(settings).parseString(text))) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.at(Optional.empty(), "", "The document is empty.");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            problems.at(e.getProblemMark().or(e::getContextMark), "", "Not YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            problems.at(Optional.empty(), "", "Not YAML: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    private boolean acceptable(Iterable<Event> events) {
        int depth = 0;
        int documents = 0;
        for (Event event : events) {
            switch (event) {
                case AliasEvent alias -> {
                    problems.at(alias.getStartMark(), "", "Aliases (\"*name\") are not allowed; write the text again.");
                    return false;
                }
                case CollectionStartEvent start -> {
                    if (++depth > Limits.DEPTH) {
                        problems.at(start.getStartMark(), "", "Nested more than " + Limits.DEPTH + " deep.");
                        return false;
                    }
                }
                case CollectionEndEvent end -> depth--;
                case DocumentStartEvent start -> {
                    if (++documents > 1) {
                        problems.at(start.getStartMark(), "", "A file holds one document.");
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }
}
