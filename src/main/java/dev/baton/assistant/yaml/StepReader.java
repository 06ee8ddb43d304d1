package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.Button;
import dev.baton.assistant.Condition;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.Step;
import dev.baton.assistant.Step.Next;
import dev.baton.assistant.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the steps of an action. */
record StepReader(Scalars scalars) {

    private static final List<Section> KINDS =
            List.of(Section.SAY, Section.ASK, Section.CONNECT_STEP, Section.GOTO, Section.END);
    private static final int DEFAULT_ATTEMPTS = 3;

    List<Step> read(Node node, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            scalars.problems.at(node, path, "This must be a list of steps.");
            return List.of();
        }
        Set<String> named = namedSteps(sequence, path);
        int[] place = {0};
        return scalars.list(node, path, Limits.STEPS, (step, at) -> step(step, at, "" + ++place[0], named)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The ids are needed before the first step is read, since a step may lead to a later one. */
    private Set<String> namedSteps(SequenceNode sequence, String path) {
        var named = new HashSet<String>();
        for (Node step : sequence.getValue()) {
            if (step instanceof MappingNode mapping) {
                for (NodeTuple entry : mapping.getValue()) {
                    if (entry.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals("id")
                            && entry.getValueNode() instanceof ScalarNode id
                            && !named.add(id.getValue())) {
                        scalars.problems.at(id, path, "Two steps have the id \"" + id.getValue() + "\".");
                    }
                }
            }
        }
        return named;
    }

    private Optional<Step> step(Node node, String path, String place, Set<String> named) {
        if (!(node instanceof MappingNode mapping)) {
            scalars.problems.at(node, path, "A step must be a map with one of: say, ask, connect, goto, end.");
            return Optional.empty();
        }
        Set<String> keys = mapping.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .filter(ScalarNode.class::isInstance)
                .map(key -> ((ScalarNode) key).getValue())
                .collect(Collectors.toSet());
        List<Section> kinds = KINDS.stream()
                .filter(kind -> keys.contains(kind.keys().getFirst()))
                .toList();
        if (kinds.size() != 1) {
            scalars.problems.at(node, path, "A step has exactly one of: say, ask, connect, goto, end.");
            return Optional.empty();
        }
        Section kind = kinds.getFirst();
        Fields fields = Fields.read(node, path, kind, scalars.problems);
        String id =
                fields.get("id").map(name -> stepId(name, fields.path("id"))).orElse(place);
        Condition when = fields.get("when")
                .map(condition -> new ConditionReader(scalars).read(condition, fields.path("when")))
                .orElseGet(Condition::always);
        return Optional.of(read(kind, fields, id, when, named));
    }

    private String stepId(Node node, String path) {
        String id = scalars.identifier(node, path);
        if (id.matches("\\d+") || id.equals("end")) {
            scalars.problems.at(node, path, "A step's id is a word of its own: not a number, not \"end\".");
        }
        return id;
    }

    private Step read(Section kind, Fields fields, String id, Condition when, Set<String> named) {
        Node value = fields.get(kind.keys().getFirst()).orElse(fields.node());
        String path = fields.path(kind.keys().getFirst());
        return switch (kind) {
            case SAY -> new Step.Say(id, when, scalars.text(value, path), buttons(fields), next(fields, named));
            case ASK -> ask(fields, id, when, named);
            case CONNECT_STEP -> connect(value, path, id, when);
            case GOTO -> {
                String action = scalars.identifier(value, path);
                scalars.references.useAction(value, path, action);
                yield new Step.Goto(id, when, action);
            }
            default -> {
                if (!scalars.bool(value, path)) {
                    scalars.problems.at(value, path, "Write \"end: true\", or leave the step out.");
                }
                yield new Step.End(id, when);
            }
        };
    }

    List<Button> buttons(Fields fields) {
        return fields.get("buttons")
                .map(node -> scalars.list(node, fields.path("buttons"), Limits.LIST, this::button))
                .orElse(List.of());
    }

    private Button button(Node node, String path) {
        if (!(node instanceof MappingNode)) {
            LocalizedText both = scalars.text(node, path);
            return new Button(both, both);
        }
        Fields fields = Fields.read(node, path, Section.BUTTON, scalars.problems);
        if (!fields.has("label")) {
            scalars.problems.at(node, path, "The key \"label\" is missing.");
            return button(StandIns.text(), path);
        }
        LocalizedText label = scalars.text(fields.get("label").orElse(node), fields.path("label"));
        return new Button(
                label,
                fields.get("value")
                        .map(value -> scalars.text(value, fields.path("value")))
                        .orElse(label));
    }

    private Step ask(Fields fields, String id, Condition when, Set<String> named) {
        Node name = fields.get("ask").orElse(fields.node());
        String value = scalars.valueName(name, fields.path("ask"));
        scalars.references.declareValue(value);
        String language = scalars.defaultLanguage();
        if (!fields.has("text")) {
            scalars.problems.at(fields.node(), fields.path(), "The key \"text\" is missing: the question.");
        }
        List<LocalizedText> retry = fields.get("retry")
                .map(node -> texts(node, fields.path("retry")))
                .filter(texts -> !texts.isEmpty())
                .orElseGet(() -> List.of(BuiltInTexts.text("retry", language)));
        return new Step.Ask(
                id,
                when,
                value,
                fields.get("text")
                        .map(node -> scalars.text(node, fields.path("text")))
                        .orElseGet(() -> LocalizedText.of(language, "?")),
                new AnswerKindReader(scalars).read(fields),
                retry,
                fields.get("attempts")
                        .map(node -> scalars.integer(node, fields.path("attempts"), 0, Limits.ATTEMPTS))
                        .orElse(DEFAULT_ATTEMPTS),
                fields.get("private")
                        .map(node -> scalars.bool(node, fields.path("private")))
                        .orElse(false),
                next(fields, named));
    }

    List<LocalizedText> texts(Node node, String path) {
        return scalars.list(node, path, Limits.LIST, scalars::text);
    }

    private Step connect(Node node, String path, String id, Condition when) {
        if (node instanceof ScalarNode scalar && scalar.getValue().equals("rules")) {
            return new Step.Connect(id, when, Target.byRules(), Optional.empty(), Optional.empty());
        }
        Fields fields = Fields.read(node, path, Section.CONNECT, scalars.problems);
        return new Step.Connect(
                id,
                when,
                new Target(target(fields, "team"), target(fields, "skill"), target(fields, "agent")),
                optionalText(fields, "message"),
                optionalText(fields, "messageToAgent"));
    }

    private Optional<String> target(Fields fields, String key) {
        return fields.get(key).map(node -> scalars.target(node, fields.path(key)));
    }

    /** An empty transfer message is allowed and means the assistant's own (M4). */
    private Optional<LocalizedText> optionalText(Fields fields, String key) {
        return fields.get(key)
                .filter(node ->
                        !(node instanceof ScalarNode scalar && scalar.getValue().isBlank()))
                .map(node -> scalars.text(node, fields.path(key)));
    }

    private Next next(Fields fields, Set<String> named) {
        Optional<Node> node = fields.get("next");
        if (node.isEmpty()) {
            return new Next.Following();
        }
        String step = scalars.string(node.get(), fields.path("next")).orElse("end");
        if (step.equals("end")) {
            return new Next.Ending();
        }
        if (!named.contains(step)) {
            scalars.problems.at(
                    node.get(),
                    fields.path("next"),
                    "There is no step \"" + step + "\" in this action." + References.hint(step, named));
        }
        return new Next.Named(step);
    }
}
