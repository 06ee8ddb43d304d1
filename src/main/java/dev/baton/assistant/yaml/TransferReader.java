package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.KnownTargets.Kind;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.Target;
import dev.baton.assistant.Transfer;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the settings of {@code connect} (D15). */
record TransferReader(Scalars scalars) {

    Transfer read(Node node, String path) {
        if (node instanceof ScalarNode scalar && scalar.getValue().equals("rules")) {
            return Transfer.byRules();
        }
        Fields fields = Fields.read(node, path, Section.CONNECT, scalars.problems);
        var questions = new QuestionReader(scalars);
        return new Transfer(
                new Target(
                        target(fields, "team", Kind.TEAM),
                        target(fields, "skill", Kind.SKILL),
                        target(fields, "agent", Kind.AGENT),
                        target(fields, "desk", Kind.DESK)),
                optionalText(fields, "message"),
                optionalText(fields, "online"),
                optionalText(fields, "offline"),
                fields.get("messageToAgent")
                        .filter(message -> !isBlank(message))
                        .map(message -> scalars.unlisted(message, fields.path("messageToAgent"))),
                fields.get("askFirst")
                        .map(list -> scalars.list(list, fields.path("askFirst"), Limits.ASK_FIRST, questions::alone)));
    }

    private Optional<String> target(Fields fields, String key, Kind kind) {
        return fields.get(key).map(node -> scalars.target(node, fields.path(key), kind));
    }

    /** An empty transfer message is allowed and means the assistant's own (M4). */
    private Optional<LocalizedText> optionalText(Fields fields, String key) {
        Optional<Node> node = fields.get(key);
        if (node.isPresent() && isBlank(node.get())) {
            scalars.texts.replaced(fields.path(key), node.get(), Optional.empty());
            return Optional.empty();
        }
        return scalars.text(fields, key);
    }

    private static boolean isBlank(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
    }
}
