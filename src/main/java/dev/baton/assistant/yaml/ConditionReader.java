package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.Condition;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code when}. */
record ConditionReader(Scalars scalars) {

    private static final List<String> GROUPS = List.of("all", "any", "not");
    private static final List<String> TESTS = List.of("equals", "in", "exists", "above", "below");

    Condition read(Node node, String path) {
        Fields fields = Fields.read(node, path, Section.CONDITION, scalars.problems);
        List<String> kinds = fields.values().keySet().stream()
                .filter(key -> GROUPS.contains(key) || TESTS.contains(key))
                .toList();
        if (kinds.size() != 1) {
            scalars.problems.at(
                    node, path, "A condition has exactly one of: all, any, not, equals, in, exists, above, below.");
            return Condition.always();
        }
        String kind = kinds.getFirst();
        Node operand = fields.get(kind).orElse(node);
        String at = fields.path(kind);
        if (GROUPS.contains(kind)) {
            if (fields.has("value")) {
                scalars.problems.at(node, path, "The key \"value\" belongs to a test, not to \"" + kind + "\".");
            }
            return group(kind, operand, at);
        }
        Optional<Node> subject = fields.get("value");
        if (subject.isEmpty()) {
            scalars.problems.at(node, path, "The key \"value\" is missing: the name of what is tested.");
            return Condition.always();
        }
        String value = scalars.string(subject.get(), fields.path("value")).orElse("?");
        scalars.references.useValue(subject.get(), fields.path("value"), value);
        return test(kind, value, operand, at);
    }

    private Condition group(String kind, Node operand, String at) {
        return switch (kind) {
            case "all" -> new Condition.All(scalars.list(operand, at, Limits.LIST, this::read));
            case "any" -> new Condition.Any(scalars.list(operand, at, Limits.LIST, this::read));
            default -> new Condition.Not(read(operand, at));
        };
    }

    private Condition test(String kind, String value, Node operand, String at) {
        return switch (kind) {
            case "equals" ->
                new Condition.OneOf(value, List.of(scalars.string(operand, at).orElse("")));
            case "in" ->
                new Condition.OneOf(
                        value, scalars.list(operand, at, Limits.LIST, (item, path) -> scalars.string(item, path)
                                .orElse("")));
            case "exists" -> new Condition.Exists(value, scalars.bool(operand, at));
            default ->
                scalars.decimal(operand, at)
                        .<Condition>map(limit -> new Condition.Compared(value, kind.equals("above"), limit))
                        .orElseGet(Condition::always);
        };
    }
}
