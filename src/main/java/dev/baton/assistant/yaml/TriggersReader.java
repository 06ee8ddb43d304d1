package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.StartPattern.InvalidPattern;
import dev.baton.assistant.Triggers;
import dev.baton.assistant.Triggers.Frustration;
import dev.baton.assistant.Triggers.GuidanceRule;
import dev.baton.assistant.Triggers.Profanity;
import dev.baton.assistant.Triggers.Topic;
import dev.baton.assistant.Triggers.TriggerWord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what brings a person whatever the bot is doing: {@code triggerWords}, {@code guidance}, {@code topics}. */
record TriggersReader(Scalars scalars) {

    private static final int DEFAULT_WARNINGS = 1;

    /** What a topic brings. */
    private enum Treatment {
        ANSWER,
        BLOCK
    }

    Triggers read(Fields document) {
        Fields words = Fields.read(
                document.get("triggerWords").orElseGet(StandIns::emptyMap),
                document.path("triggerWords"),
                Section.TRIGGER_WORDS,
                scalars.problems);
        return new Triggers(
                words(words, "danger", BuiltInWords.DANGER),
                profanity(words),
                guidance(document),
                topics(document),
                frustration(document));
    }

    private List<TriggerWord> words(Fields fields, String key, List<TriggerWord> builtIn) {
        return fields.get(key)
                .map(list -> scalars.list(list, fields.path(key), Limits.LIST, this::word).stream()
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(builtIn);
    }

    private Optional<TriggerWord> word(Node node, String path) {
        String written = scalars.string(node, path).orElse("?");
        try {
            return Optional.of(TriggerWord.of(written));
        } catch (InvalidPattern e) {
            scalars.problems.at(node, path, "" + e.getMessage());
            return Optional.empty();
        }
    }

    private Profanity profanity(Fields fields) {
        return new Profanity(
                words(fields, "profanity", BuiltInWords.PROFANITY),
                fields.get("warnings")
                        .map(node -> scalars.integer(node, fields.path("warnings"), 0, Limits.ATTEMPTS))
                        .orElse(DEFAULT_WARNINGS),
                scalars.text(fields, "warning", BuiltInTexts.text("profanity", scalars.defaultLanguage())));
    }

    private List<GuidanceRule> guidance(Fields document) {
        var titles = new HashSet<String>();
        return document
                .get("guidance")
                .map(list -> scalars.list(list, "guidance", Limits.GUIDANCE, (node, path) -> rule(node, path, titles)))
                .orElse(List.of())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<GuidanceRule> rule(Node node, String path, Set<String> titles) {
        Fields fields = Fields.read(node, path, Section.GUIDANCE_RULE, scalars.problems);
        String title = named(fields, "title", titles);
        var rule = new GuidanceRule(title, title, text(fields), examples(fields), threshold(fields));
        return Optional.of(rule).filter(read -> enabled(fields));
    }

    private List<Topic> topics(Fields document) {
        var names = new HashSet<String>();
        return document
                .get("topics")
                .map(list -> scalars.list(list, "topics", Limits.TOPICS, (node, path) -> topic(node, path, names)))
                .orElse(List.of())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Topic> topic(Node node, String path, Set<String> names) {
        Fields fields = Fields.read(node, path, Section.TOPIC, scalars.problems);
        String name = named(fields, "name", names);
        Treatment treatment = fields.get("then")
                .map(value -> scalars.choice(value, fields.path("then"), Treatment.class, Treatment.ANSWER))
                .orElse(Treatment.ANSWER);
        List<String> tags = fields.get("tags")
                .map(list -> scalars.list(list, fields.path("tags"), Limits.TOPIC_TAGS, scalars::name))
                .filter(written -> !written.isEmpty())
                .orElse(List.of(name));
        var topic = new Topic(
                name,
                name,
                fields.has("tags") && !fields.has("text") ? "" : text(fields),
                examples(fields),
                treatment == Treatment.BLOCK,
                threshold(fields),
                tags);
        return Optional.of(topic).filter(read -> enabled(fields));
    }

    private String named(Fields fields, String key, Set<String> names) {
        Optional<Node> node = fields.get(key);
        if (node.isEmpty()) {
            scalars.problems.at(fields.node(), fields.path(), "The key \"" + key + "\" is missing.");
            return "?";
        }
        String name = scalars.name(node.get(), fields.path(key));
        if (!names.add(name)) {
            scalars.problems.at(node.get(), fields.path(key), "\"" + name + "\" stands here twice.");
        }
        return name;
    }

    private String text(Fields fields) {
        Optional<Node> node = fields.get("text");
        if (node.isEmpty()) {
            scalars.problems.at(fields.node(), fields.path(), "The key \"text\" is missing: say when it applies.");
            return "?";
        }
        String text =
                scalars.string(node.get(), fields.path("text")).orElse("?").strip();
        if (text.isEmpty() || text.length() > Limits.RULE_TEXT) {
            scalars.problems.at(
                    node.get(), fields.path("text"), "A rule's text has 1 to " + Limits.RULE_TEXT + " characters.");
        }
        return text;
    }

    private List<String> examples(Fields fields) {
        return fields.get("examples")
                .map(list -> scalars.list(list, fields.path("examples"), Limits.LIST, scalars::phrase))
                .orElse(List.of());
    }

    private Optional<Double> threshold(Fields fields) {
        return fields.get("threshold").map(node -> scalars.share(node, fields.path("threshold")));
    }

    private boolean enabled(Fields fields) {
        return fields.get("enabled")
                .map(node -> scalars.bool(node, fields.path("enabled")))
                .orElse(true);
    }

    private Frustration frustration(Fields document) {
        Fields fields = Fields.read(
                document.get("frustration").orElseGet(StandIns::emptyMap),
                document.path("frustration"),
                Section.FRUSTRATION,
                scalars.problems);
        return new Frustration(enabled(fields), threshold(fields));
    }
}
