package dev.baton.assistant.yaml;

import com.google.re2j.Pattern;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.Condition;
import dev.baton.assistant.Condition.Comparison;
import dev.baton.assistant.Quantity;
import dev.baton.assistant.StartPattern;
import dev.baton.assistant.StartPattern.InvalidPattern;
import dev.baton.assistant.VariableText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code when}. */
record ConditionReader(Scalars scalars) {

    private static final List<String> GROUPS = List.of("all", "any", "not");
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "above", Comparison.ABOVE,
            "below", Comparison.BELOW,
            "atLeast", Comparison.AT_LEAST,
            "atMost", Comparison.AT_MOST);

    Condition read(Node node, String path) {
        Fields fields = Fields.read(node, path, Section.CONDITION, scalars.problems);
        List<String> kinds = fields.values().keySet().stream()
                .filter(key -> !key.equals("value"))
                .toList();
        if (kinds.size() != 1) {
            scalars.problems.at(
                    node,
                    path,
                    "A condition has exactly one of: all, any, not, equals, in, exists, contains, matches, above, below, atLeast, atMost, weekday.");
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
            case "equals" -> new Condition.OneOf(value, List.of(text(operand, at)));
            case "in" -> new Condition.OneOf(value, scalars.list(operand, at, Limits.LIST, this::text));
            case "exists" -> new Condition.Exists(value, scalars.bool(operand, at));
            case "contains" -> new Condition.Contains(value, text(operand, at));
            case "matches" -> matches(value, operand, at);
            case "weekday" -> new Condition.Weekday(value, scalars.list(operand, at, Limits.LIST, this::weekday));
            default -> compared(kind, value, operand, at);
        };
    }

    private String text(Node node, String path) {
        String text = scalars.string(node, path).orElse("");
        scalars.references.useVariables(node, path, text);
        return text;
    }

    private Condition matches(String value, Node operand, String at) {
        try {
            return new Condition.Matches(
                    value, StartPattern.compile(scalars.string(operand, at).orElse(".*"), Pattern.CASE_INSENSITIVE));
        } catch (InvalidPattern e) {
            scalars.problems.at(operand, at, "" + e.getMessage());
            return Condition.always();
        }
    }

    String weekday(Node node, String path) {
        String day = scalars.string(node, path).orElse("monday").toLowerCase(Locale.ROOT);
        if (!Section.WEEK.keys().contains(day)) {
            scalars.problems.at(node, path, "A weekday is one of: " + String.join(", ", Section.WEEK.keys()) + ".");
            return "monday";
        }
        return day;
    }

    private Condition compared(String kind, String value, Node operand, String at) {
        String limit = operand instanceof ScalarNode scalar ? scalar.getValue() : "";
        boolean variable = !VariableText.names(limit).isEmpty();
        if (!variable && Quantity.of(limit).isEmpty()) {
            scalars.problems.at(
                    operand, at, "This must be a number, a date such as \"2026-12-24\", or a time such as \"09:30\".");
            return Condition.always();
        }
        scalars.references.useVariables(operand, at, limit);
        Comparison comparison = COMPARISONS.getOrDefault(kind, Comparison.AT_MOST);
        return new Condition.Compared(value, comparison, limit);
    }
}
