package dev.baton.assistant.yaml;

import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.Survey;
import dev.baton.assistant.Survey.Ending;
import dev.baton.assistant.SystemLine;
import dev.baton.assistant.VariableText;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what the customer sees around the messages: {@code lines} and {@code survey}. */
record WidgetReader(Scalars scalars) {

    Map<SystemLine, LocalizedText> lines(Fields document) {
        Fields fields = section(document, "lines", Section.LINES);
        var lines = new EnumMap<SystemLine, LocalizedText>(SystemLine.class);
        for (SystemLine line : SystemLine.values()) {
            line(fields, line.key()).ifPresent(text -> lines.put(line, text));
        }
        return lines;
    }

    /** These texts are filled where they are shown, which knows the person and nothing else. */
    private Optional<LocalizedText> line(Fields fields, String key) {
        Optional<LocalizedText> text = scalars.text(fields, key);
        boolean others = text.stream()
                .flatMap(each -> each.byLanguage().values().stream())
                .flatMap(each -> VariableText.names(each).stream())
                .anyMatch(name -> !name.equals(SystemLine.PERSON));
        if (others) {
            scalars.problems.at(
                    fields.get(key).orElse(fields.node()),
                    fields.path(key),
                    "The only variable of these texts is {" + SystemLine.PERSON + "}.");
        }
        return text;
    }

    Survey survey(Fields document) {
        Fields fields = section(document, "survey", Section.SURVEY);
        boolean enabled = fields.get("enabled")
                .map(node -> scalars.bool(node, fields.path("enabled")))
                .orElse(true);
        Set<Ending> after = fields.get("after")
                .map(node -> endings(node, fields.path("after")))
                .orElse(EnumSet.allOf(Ending.class));
        return new Survey(
                enabled ? after : Set.of(),
                scalars.text(fields, "text"),
                scalars.text(fields, "question"),
                fields.get("askComment")
                        .map(node -> scalars.bool(node, fields.path("askComment")))
                        .orElse(true),
                scalars.text(fields, "comment"));
    }

    private Set<Ending> endings(Node node, String path) {
        List<Ending> named = scalars.list(
                node, path, Ending.values().length, (item, at) -> scalars.choice(item, at, Ending.class, Ending.AGENT));
        return Set.copyOf(named);
    }

    private Fields section(Fields document, String key, Section section) {
        return Fields.read(document.get(key).orElseGet(StandIns::emptyMap), key, section, scalars.problems);
    }
}
