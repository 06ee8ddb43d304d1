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

    void at(Node node, String path, String message) {
        at(node.getStartMark(), path, message);
    }

    void at(Optional<Mark> mark, String path, String message) {
        if (found.size() < Limits.PROBLEMS) {
            int line = mark.map(Mark::getLine).orElse(0) + 1;
            int column = mark.map(Mark::getColumn).orElse(0) + 1;
            found.add(new Problem(line, column, path, message));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    /** By line and column. */
    List<Problem> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
