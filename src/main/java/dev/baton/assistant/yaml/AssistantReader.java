package dev.baton.assistant.yaml;

import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Greeting;
import dev.baton.assistant.AssistantDocument.Menu;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.BotText;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.KnownTargets;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.ParsedAssistant;
import dev.baton.assistant.Problem;
import dev.baton.assistant.StartPattern;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a whole document, from its outermost keys inwards. */
public final class AssistantReader {

    private final Problems problems = new Problems();
    private final References references = new References();
    private final Scalars scalars = new Scalars(problems, references);
    private final StepReader steps = new StepReader(scalars);

    private AssistantReader() {}

    /** Reads a document. Never throws for any text. @param targets what a transfer may name */
    public static ParsedAssistant read(String yaml, KnownTargets targets) {
        var reader = new AssistantReader();
        Optional<AssistantDocument> document =
                new Composition(reader.problems).compose(yaml).map(reader::document);
        reader.references.check(reader.problems, targets);
        List<Problem> warnings = reader.problems.warnings();
        return document.isPresent() && reader.problems.none()
                ? new ParsedAssistant.Valid(document.get(), warnings)
                : new ParsedAssistant.Invalid(reader.problems.sorted(), warnings);
    }

    /** The texts of a document without problems, and its languages. */
    static Read texts(String yaml) {
        var reader = new AssistantReader();
        AssistantDocument document = new Composition(reader.problems)
                .compose(yaml)
                .map(reader::document)
                .orElseThrow(() -> new YamlSource.NotInPlace("The draft is broken; correct it first."));
        return new Read(document.languages(), reader.scalars.texts.all());
    }

    /** @param languages the default one first */
    record Read(List<String> languages, List<TextPlace> places) {}

    private AssistantDocument document(Node root) {
        Fields fields = Fields.read(root, "", Section.ASSISTANT, problems);
        List<String> languages = languages(fields);
        scalars.languages(languages);
        Mode mode = mode(fields);
        String id = required(fields, "id")
                .map(node -> scalars.identifier(node, "id"))
                .orElse("?");
        var understanding = new UnderstandingReader(scalars);
        var handover = new HandoverReader(scalars).read(fields, mode);
        Menu menu = menu(fields, mode);
        var widget = new WidgetReader(scalars);
        return new AssistantDocument(
                id,
                fields.get("name").map(node -> scalars.name(node, "name")).orElse(id),
                languages,
                mode,
                fields.get("variables").map(this::variables).orElse(Map.of()),
                greeting(fields),
                fields.get("actions").map(this::actions).orElse(List.of()),
                new NoMatchReader(scalars).read(fields),
                fields.get("fallback").map(this::fallback).orElse(Map.of()),
                understanding.understanding(fields),
                understanding.personRequests(fields),
                new TriggersReader(scalars).read(fields),
                texts(fields),
                references.externals(),
                handover,
                menu,
                widget.lines(fields),
                widget.survey(fields));
    }

    private Optional<Node> required(Fields fields, String key) {
        Optional<Node> node = fields.get(key);
        if (node.isEmpty()) {
            problems.at(fields.node(), fields.path(key), "The key \"" + key + "\" is missing.");
        }
        return node;
    }

    private List<String> languages(Fields fields) {
        List<String> languages = required(fields, "languages")
                .map(node -> scalars.list(node, "languages", Limits.LANGUAGES, scalars::language))
                .orElse(List.of())
                .stream()
                .flatMap(Optional::stream)
                .toList();
        if (languages.stream().distinct().count() < languages.size()) {
            problems.at(fields.get("languages").orElse(fields.node()), "languages", "A language stands here twice.");
        }
        if (languages.isEmpty()) {
            problems.at(
                    fields.get("languages").orElse(fields.node()),
                    "languages",
                    "At least one language is needed; the first is the default.");
            return List.of("en");
        }
        return languages;
    }

    private Mode mode(Fields fields) {
        List<String> known = Arrays.stream(Mode.values())
                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                .toList();
        Optional<String> written = fields.get("mode").flatMap(node -> scalars.string(node, "mode"));
        if (written.isPresent() && !known.contains(written.get())) {
            problems.at(
                    fields.get("mode").orElse(fields.node()),
                    "mode",
                    "The mode is one of: " + String.join(", ", known) + ".");
            return Mode.BOT_AND_HUMAN;
        }
        return written.map(mode -> Mode.valueOf(mode.toUpperCase(Locale.ROOT))).orElse(Mode.BOT_AND_HUMAN);
    }

    private Map<String, String> variables(Node node) {
        var variables = new LinkedHashMap<String, String>();
        if (!(node instanceof MappingNode mapping)) {
            problems.at(node, "variables", "This must be a map from a variable to its first value.");
            return variables;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String name = scalars.valueName(entry.getKeyNode(), "variables");
            String value = entry.getValueNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            references.declareValue(name);
            if (!(entry.getValueNode() instanceof ScalarNode) || value.length() > Limits.NAME) {
                problems.at(
                        entry.getValueNode(),
                        "variables." + name,
                        "A variable's first value has at most " + Limits.NAME + " characters.");
            }
            variables.put(name, value);
        }
        if (variables.size() > Limits.LIST) {
            problems.at(node, "variables", "There can be at most " + Limits.LIST + " here.");
        }
        return variables;
    }

    /** {@code none} for no greeting; absent: the built-in one (D8). */
    private Optional<Greeting> greeting(Fields document) {
        Optional<Node> written = document.get("greeting");
        if (written.isEmpty()) {
            Fields absent = Fields.read(StandIns.emptyMap(), "greeting", Section.GREETING, problems);
            LocalizedText builtIn = BuiltInTexts.text("greeting", scalars.defaultLanguage());
            return Optional.of(new Greeting(scalars.text(absent, "text", builtIn), List.of(), Optional.empty()));
        }
        Node node = written.get();
        if (node instanceof ScalarNode scalar && scalar.getValue().equals("none")) {
            return Optional.empty();
        }
        Fields fields = Fields.read(node, "greeting", Section.GREETING, problems);
        LocalizedText text = required(fields, "text")
                .map(value -> scalars.text(value, "greeting.text"))
                .orElseGet(() -> LocalizedText.of(scalars.defaultLanguage(), "?"));
        String id = AssistantDocument.GREETING_ACTION;
        return Optional.of(new Greeting(
                text,
                steps.buttons(fields),
                fields.get("steps")
                        .map(list -> new Action(id, "Greeting", List.of(), List.of(), steps.read(list, id)))));
    }

    private List<Action> actions(Node node) {
        if (!(node instanceof SequenceNode)) {
            problems.at(node, "actions", "This must be a list of actions.");
            return List.of();
        }
        return scalars.list(node, "actions", Limits.ACTIONS, this::action);
    }

    private Action action(Node node, String path) {
        Fields fields = Fields.read(node, path, Section.ACTION, problems);
        Node idNode = required(fields, "id").orElseGet(StandIns::text);
        String id = fields.has("id") ? scalars.identifier(idNode, fields.path("id")) : "?";
        if (fields.has("id") && !references.declareAction(id)) {
            problems.at(idNode, fields.path("id"), "Two actions have the id \"" + id + "\".");
        }
        List<StartPattern> start = fields.get("start")
                .map(list -> scalars.list(list, fields.path("start"), Limits.LIST, scalars::pattern))
                .orElse(List.of());
        List<String> phrases = fields.get("phrases")
                .map(list -> scalars.phrases(list, fields.path("phrases")))
                .orElse(List.of());
        return new Action(
                id,
                fields.get("name")
                        .map(name -> scalars.name(name, fields.path("name")))
                        .orElse(id),
                start,
                phrases,
                required(fields, "steps")
                        .map(list -> steps.read(list, fields.path("steps")))
                        .orElse(List.of()));
    }

    /** The steps of a fallback are an action that nothing but its trigger starts. */
    private Map<HandoverReason, Action> fallback(Node node) {
        Fields fields = Fields.read(node, "fallback", Section.FALLBACK, problems);
        var fallback = new EnumMap<HandoverReason, Action>(HandoverReason.class);
        fields.values().forEach((name, list) -> HandoverReason.ofWire(name).ifPresent(reason -> {
            String id = "fallback." + name;
            fallback.put(reason, new Action(id, id, List.of(), List.of(), steps.read(list, id)));
        }));
        return fallback;
    }

    private Map<BotText, LocalizedText> texts(Fields document) {
        Fields fields =
                Fields.read(document.get("texts").orElseGet(StandIns::emptyMap), "texts", Section.TEXTS, problems);
        var texts = new EnumMap<BotText, LocalizedText>(BotText.class);
        for (BotText text : BotText.values()) {
            LocalizedText builtIn = BuiltInTexts.text(text.key(), scalars.defaultLanguage());
            texts.put(text, scalars.text(fields, text.key(), builtIn));
        }
        return texts;
    }

    private Menu menu(Fields document, Mode mode) {
        Fields fields = Fields.read(document.get("menu").orElseGet(StandIns::emptyMap), "menu", Section.MENU, problems);
        boolean handover = fields.get("handover")
                .map(node -> scalars.bool(node, "menu.handover"))
                .orElse(true);
        return new Menu(
                handover && mode != Mode.BOT_ONLY,
                scalars.text(fields, "label", BuiltInTexts.text("menu", scalars.defaultLanguage())));
    }
}
