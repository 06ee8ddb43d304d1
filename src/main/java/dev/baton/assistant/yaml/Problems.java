package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The problems found so far. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void at(Node node, String path, String message) {
        at(node.getStartMark(), path, message);
    }

    void at(Optional<Mark> mark, String path, String message) {
        add(found, mark, path, message);
    }

    /** It works, but is probably not meant so. */
    void warn(Node node, String path, String message) {
        add(warnings, node.getStartMark(), path, message);
    }

    private static void add(List<Problem> list, Optional<Mark> mark, String path, String message) {
        if (list.size() < Limits.PROBLEMS) {
            int line = mark.map(Mark::getLine).orElse(0) + 1;
            int column = mark.map(Mark::getColumn).orElse(0) + 1;
            list.add(new Problem(line, column, path, message));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    /** By line and column. */
    List<Problem> sorted() {
        return sorted(found);
    }

    /** What is only doubtful, by line and column. */
    List<Problem> warnings() {
        return sorted(warnings);
    }

    private static List<Problem> sorted(List<Problem> list) {
        return list.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
