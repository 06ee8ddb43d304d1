package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantDocument.MissOutcome;
import dev.baton.assistant.AssistantDocument.NoMatch;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads {@code noMatch}. */
record NoMatchReader(Scalars scalars) {

    private static final int DEFAULT_MISSES = 3;

    NoMatch read(Fields document) {
        Fields fields = Fields.read(
                document.get("noMatch").orElseGet(StandIns::emptyMap),
                document.path("noMatch"),
                Section.NO_MATCH,
                scalars.problems);
        boolean human = flag(fields, "humanAssistance");
        int count = fields.get("count")
                .map(node -> scalars.integer(node, fields.path("count"), 0, Limits.ATTEMPTS))
                .orElse(human ? 0 : DEFAULT_MISSES);
        if (human && count > 0) {
            scalars.problems.at(
                    fields.get("count").orElse(fields.node()),
                    fields.path("count"),
                    "With \"humanAssistance: true\" the first miss hands over: leave \"count\" out.");
        }
        List<LocalizedText> texts = fields.get("texts")
                .map(node -> scalars.list(node, fields.path("texts"), Limits.LIST, scalars::text))
                .filter(list -> !list.isEmpty())
                .orElseGet(() -> {
                    List<LocalizedText> builtIn = BuiltInTexts.rephrase(scalars.defaultLanguage());
                    scalars.texts.list(fields, "texts", builtIn);
                    return builtIn;
                });
        return new NoMatch(
                count,
                texts,
                fields.get("then")
                        .map(node -> outcome(node, fields.path("then")))
                        .orElse(MissOutcome.REPHRASE),
                fields.get("channels")
                        .map(node -> channels(node, fields.path("channels")))
                        .orElse(Map.of()),
                text(fields, "question", "offer"),
                text(fields, "button", "menu"),
                flag(fields, "search"),
                flag(fields, "helpful"));
    }

    private MissOutcome outcome(Node node, String path) {
        return scalars.choice(node, path, MissOutcome.class, MissOutcome.REPHRASE);
    }

    private Map<String, MissOutcome> channels(Node node, String path) {
        var channels = new LinkedHashMap<String, MissOutcome>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String channel = scalars.identifier(entry.getKeyNode(), path);
                channels.put(channel, outcome(entry.getValueNode(), path + "." + channel));
            }
        } else {
            scalars.problems.at(node, path, "This must be a map from a channel, such as web, to what a miss brings.");
        }
        return channels;
    }

    private LocalizedText text(Fields fields, String key, String builtIn) {
        return scalars.text(fields, key, BuiltInTexts.text(builtIn, scalars.defaultLanguage()));
    }

    private boolean flag(Fields fields, String key) {
        return fields.get(key).map(node -> scalars.bool(node, fields.path(key))).orElse(false);
    }
}
