package dev.baton.assistant.yaml;

import dev.baton.assistant.Assignment;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.Button;
import dev.baton.assistant.Condition;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.Step;
import dev.baton.assistant.Step.Head;
import dev.baton.assistant.Step.Next;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final List<Section> KINDS = List.of(
            Section.SAY,
            Section.ASK,
            Section.CONNECT_STEP,
            Section.GOTO,
            Section.CALL,
            Section.REASK,
            Section.WEBHOOK_STEP,
            Section.SEARCH_STEP,
            Section.END);
    private static final String ONE_OF =
            "exactly one of: say, ask, connect, goto, call, reask, webhook, search, end; or only \"set\".";

    List<Step> read(Node node, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            scalars.problems.at(node, path, "This must be a list of steps.");
            return List.of();
        }
        Set<String> named = namedSteps(sequence, path);
        var nodes = new LinkedHashMap<Step, Node>();
        int[] place = {0};
        List<Step> steps = scalars
                .list(node, path, Limits.STEPS, (step, at) -> {
                    Optional<Step> read = step(step, at, "" + ++place[0], named);
                    read.ifPresent(found -> nodes.put(found, step));
                    return read;
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
        checkReachable(steps, nodes, path);
        return steps;
    }

    private void checkReachable(List<Step> steps, Map<Step, Node> nodes, String path) {
        for (Step step : Reachability.unreachable(steps)) {
            Optional.ofNullable(nodes.get(step))
                    .ifPresent(node -> scalars.problems.warn(
                            node, path, "No way leads to this step: the steps before it always end or go elsewhere."));
        }
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
            scalars.problems.at(node, path, "A step must be a map with " + ONE_OF);
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
        if (kinds.size() > 1 || kinds.isEmpty() && !keys.contains("set")) {
            scalars.problems.at(node, path, "A step has " + ONE_OF);
            return Optional.empty();
        }
        Section kind = kinds.isEmpty() ? Section.SET_STEP : kinds.getFirst();
        Fields fields = Fields.read(node, path, kind, scalars.problems);
        return Optional.of(read(kind, fields, head(fields, place, named), named));
    }

    private Head head(Fields fields, String place, Set<String> named) {
        String id =
                fields.get("id").map(name -> stepId(name, fields.path("id"))).orElse(place);
        Condition when = fields.get("when")
                .map(condition -> new ConditionReader(scalars).read(condition, fields.path("when")))
                .orElseGet(Condition::always);
        List<Assignment> set = fields.get("set")
                .map(map -> new AssignmentReader(scalars).read(map, fields.path("set")))
                .orElse(List.of());
        return new Head(id, when, set, next(fields, "next", named));
    }

    private String stepId(Node node, String path) {
        String id = scalars.identifier(node, path);
        if (id.matches("\\d+") || id.equals("end")) {
            scalars.problems.at(node, path, "A step's id is a word of its own: not a number, not \"end\".");
        }
        return id;
    }

    private Step read(Section kind, Fields fields, Head head, Set<String> named) {
        Node value = fields.get(kind.keys().getFirst()).orElse(fields.node());
        String path = fields.path(kind.keys().getFirst());
        return switch (kind) {
            case SAY -> new Step.Say(head, variations(value, path), buttons(fields));
            case ASK -> new Step.Ask(head, new QuestionReader(scalars).read(fields));
            case CONNECT_STEP -> new Step.Connect(head, new TransferReader(scalars).read(value, path));
            case GOTO -> new Step.Goto(head, action(value, path));
            case CALL -> new Step.Call(head, action(value, path));
            case REASK -> new Step.Reask(head, reasked(value, path, named));
            case WEBHOOK_STEP ->
                new Step.Webhook(
                        head, new WebhookReader(scalars).read(value, path, (inner, key) -> next(inner, key, named)));
            case SEARCH_STEP -> search(head, value, path, named);
            case SET_STEP -> new Step.Assign(head);
            default -> {
                if (!scalars.bool(value, path)) {
                    scalars.problems.at(value, path, "Write \"end: true\", or leave the step out.");
                }
                yield new Step.End(head);
            }
        };
    }

    private String action(Node node, String path) {
        String action = scalars.identifier(node, path);
        scalars.references.useAction(node, path, action);
        return action;
    }

    private List<LocalizedText> variations(Node node, String path) {
        List<LocalizedText> texts = scalars.list(node, path, Limits.LIST, scalars::text);
        if (texts.isEmpty()) {
            scalars.problems.at(node, path, "This text is empty.");
        }
        return texts.isEmpty() ? List.of(LocalizedText.of(scalars.defaultLanguage(), "?")) : texts;
    }

    private List<String> reasked(Node node, String path, Set<String> named) {
        return scalars.list(node, path, Limits.LIST, (item, at) -> {
            String step = scalars.string(item, at).orElse("?");
            if (!named.contains(step)) {
                unknown(item, at, step, named);
            }
            return step;
        });
    }

    private Step search(Head head, Node node, String path, Set<String> named) {
        if (node instanceof ScalarNode) {
            if (!scalars.bool(node, path)) {
                scalars.problems.at(node, path, "Write \"search: true\", or a map with \"question\".");
            }
            return new Step.Search(head, Optional.empty(), false, new Next.Following());
        }
        Fields fields = Fields.read(node, path, Section.SEARCH, scalars.problems);
        return new Step.Search(
                head,
                fields.get("question").map(text -> {
                    String question =
                            scalars.string(text, fields.path("question")).orElse("?");
                    scalars.references.useVariables(text, fields.path("question"), question);
                    return question;
                }),
                fields.get("helpful")
                        .map(flag -> scalars.bool(flag, fields.path("helpful")))
                        .orElse(false),
                next(fields, "notFound", named));
    }

    List<Button> buttons(Fields fields) {
        return fields.get("buttons")
                .map(node -> scalars.list(node, fields.path("buttons"), Limits.LIST, this::button))
                .orElse(List.of());
    }

    private Button button(Node node, String path) {
        if (!(node instanceof MappingNode)) {
            LocalizedText both = scalars.unlisted(node, path);
            scalars.texts.button(path, node, both);
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

    /** Without the key it goes on to what follows, after a failure too. */
    private Next next(Fields fields, String key, Set<String> named) {
        Optional<Node> node = fields.get(key);
        if (node.isEmpty()) {
            return new Next.Following();
        }
        String step = scalars.string(node.get(), fields.path(key)).orElse("end");
        if (step.equals("end")) {
            return new Next.Ending();
        }
        if (!named.contains(step)) {
            unknown(node.get(), fields.path(key), step, named);
        }
        return new Next.Named(step);
    }

    private void unknown(Node node, String path, String step, Set<String> named) {
        scalars.problems.at(
                node, path, "There is no step \"" + step + "\" in this action." + References.hint(step, named));
    }
}
