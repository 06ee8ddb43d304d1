package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.StartPattern;
import dev.baton.assistant.UnderstandingSettings;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads how messages are understood: {@code understanding} and {@code personRequests}. */
record UnderstandingReader(Scalars scalars) {

    UnderstandingSettings understanding(Fields document) {
        Fields fields = Fields.read(
                document.get("understanding").orElseGet(StandIns::emptyMap),
                document.path("understanding"),
                Section.UNDERSTANDING,
                scalars.problems);
        UnderstandingSettings builtIn = UnderstandingSettings.DEFAULT;
        return new UnderstandingSettings(
                share(fields, "threshold", builtIn.threshold()),
                share(fields, "margin", builtIn.margin()),
                share(fields, "suggest", builtIn.suggest()),
                flag(fields, "clarify", builtIn.clarify()),
                flag(fields, "supportOption", builtIn.supportOption()),
                flag(fields, "smartAssist", builtIn.smartAssist()),
                phrases(fields, "counterexamples"));
    }

    PersonRequestPatterns personRequests(Fields document) {
        Fields fields = Fields.read(
                document.get("personRequests").orElseGet(StandIns::emptyMap),
                document.path("personRequests"),
                Section.PERSON_REQUESTS,
                scalars.problems);
        return new PersonRequestPatterns(
                patterns(fields, "patterns"),
                patterns(fields, "except"),
                phrases(fields, "phrases"),
                share(fields, "threshold", PersonRequestPatterns.DEFAULT_THRESHOLD),
                fields.get("askOnce").flatMap(node -> askOnce(node, fields.path("askOnce"))));
    }

    /** {@code true} for the built-in question, or a question. */
    private Optional<LocalizedText> askOnce(Node node, String path) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            Optional<LocalizedText> builtIn = Optional.of(BuiltInTexts.text("askOnce", scalars.defaultLanguage()))
                    .filter(text -> scalars.bool(node, path));
            builtIn.ifPresent(text -> scalars.texts.replaced(path, node, builtIn));
            return builtIn;
        }
        return Optional.of(scalars.text(node, path));
    }

    private List<String> phrases(Fields fields, String key) {
        return fields.get(key)
                .map(list -> scalars.phrases(list, fields.path(key)))
                .orElse(List.of());
    }

    private List<StartPattern> patterns(Fields fields, String key) {
        return fields.get(key)
                .map(list -> scalars.list(list, fields.path(key), Limits.LIST, scalars::pattern))
                .orElse(List.of());
    }

    private double share(Fields fields, String key, double otherwise) {
        return fields.get(key)
                .map(node -> scalars.share(node, fields.path(key)))
                .orElse(otherwise);
    }

    private boolean flag(Fields fields, String key, boolean otherwise) {
        return fields.get(key).map(node -> scalars.bool(node, fields.path(key))).orElse(otherwise);
    }
}
