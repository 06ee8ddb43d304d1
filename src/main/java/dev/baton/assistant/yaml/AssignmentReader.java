package dev.baton.assistant.yaml;

import dev.baton.assistant.Assignment;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.Expression;
import dev.baton.assistant.Expression.InvalidExpression;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads {@code set}: a map from variable to what it becomes. */
record AssignmentReader(Scalars scalars) {

    List<Assignment> read(Node node, String path) {
        if (!(node instanceof MappingNode mapping)) {
            scalars.problems.at(node, path, "This must be a map from a variable to what it becomes.");
            return List.of();
        }
        var assignments = new ArrayList<Assignment>();
        for (NodeTuple entry : mapping.getValue()) {
            if (assignments.size() == Limits.LIST) {
                scalars.problems.at(node, path, "There can be at most " + Limits.LIST + " here.");
                break;
            }
            String name = scalars.valueName(entry.getKeyNode(), path);
            scalars.references.declareValue(name);
            assignments.add(new Assignment(name, value(entry.getValueNode(), path + "." + name)));
        }
        return assignments;
    }

    private Assignment.Value value(Node node, String path) {
        if (!(node instanceof ScalarNode scalar)) {
            scalars.problems.at(
                    node, path, "This must be a text, a number, or an expression such as \"= {count} + 1\".");
            return new Assignment.Value.Nothing();
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            return new Assignment.Value.Nothing();
        }
        String written = scalar.getValue();
        if (!written.startsWith("=")) {
            scalars.references.useVariables(node, path, written);
            return new Assignment.Value.Text(written);
        }
        try {
            Expression expression = Expression.parse(written.substring(1));
            expression.names().forEach(name -> scalars.references.useValue(node, path, name));
            return new Assignment.Value.Formula(expression);
        } catch (InvalidExpression e) {
            scalars.problems.at(node, path, "" + e.getMessage());
            return new Assignment.Value.Nothing();
        }
    }
}
