package dev.baton.assistant.yaml;

import dev.baton.assistant.KnownTargets;
import dev.baton.assistant.VariableText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a document names and what it declares; compared when all of it is read. */
final class References {

    private record Target(Node node, String path, KnownTargets.Kind kind, String id) {}

    private record Use(Node node, String path, String name) {}

    private final Set<String> actions = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>(Set.of("outcome"));
    private final Set<String> externals = new LinkedHashSet<>();
    private final List<Use> usedActions = new ArrayList<>();
    private final List<Use> usedValues = new ArrayList<>();
    private final List<Target> usedTargets = new ArrayList<>();

    /** @return false if the action was declared before */
    boolean declareAction(String id) {
        return actions.add(id);
    }

    void declareValue(String name) {
        values.add(name);
    }

    void useAction(Node node, String path, String id) {
        usedActions.add(new Use(node, path, id));
    }

    void useValue(Node node, String path, String name) {
        // Names with a dot are the visitor's and the page's; what a site sends along cannot be known here.
        if (name.contains(".")) {
            externals.add(name);
        } else {
            usedValues.add(new Use(node, path, name));
        }
    }

    /** The names with a dot that were used. */
    Set<String> externals() {
        return Set.copyOf(externals);
    }

    void useVariables(Node node, String path, String text) {
        VariableText.names(text).forEach(name -> useValue(node, path, name));
    }

    void useTarget(Node node, String path, KnownTargets.Kind kind, String id) {
        usedTargets.add(new Target(node, path, kind, id));
    }

    void check(Problems problems, KnownTargets targets) {
        for (Target target : usedTargets) {
            if (!targets.exists(target.kind, target.id)) {
                problems.at(target.node, target.path, missing(target));
            } else {
                targets.objection(target.kind, target.id).ifPresent(why -> problems.at(target.node, target.path, why));
            }
        }
        for (Use use : usedActions) {
            if (!actions.contains(use.name)) {
                problems.at(use.node, use.path, "There is no action \"" + use.name + "\"." + hint(use.name, actions));
            }
        }
        for (Use use : usedValues) {
            if (!values.contains(use.name)) {
                problems.at(
                        use.node, use.path, "No step asks for a value \"" + use.name + "\"." + hint(use.name, values));
            }
        }
    }

    private static String missing(Target target) {
        return target.kind == KnownTargets.Kind.DESK
                ? "The desk \"" + target.id + "\" is not set up; add it under Settings → Desks, or name another."
                : "There is no " + target.kind.name().toLowerCase(Locale.ROOT) + " \"" + target.id + "\".";
    }

    static String hint(String name, Set<String> known) {
        return Section.nearest(name, known)
                .map(nearest -> " Did you mean \"" + nearest + "\"?")
                .orElse("");
    }
}
