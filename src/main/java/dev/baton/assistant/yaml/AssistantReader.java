package dev.baton.assistant.yaml;

import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Greeting;
import dev.baton.assistant.AssistantDocument.Menu;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.AssistantDocument.NoMatch;
import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.ParsedAssistant;
import dev.baton.assistant.StartPattern;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a whole document, from its outermost keys inwards. */
public final class AssistantReader {

    private static final int DEFAULT_MISSES = 3;

    private final Problems problems = new Problems();
    private final References references = new References();
    private final Scalars scalars = new Scalars(problems, references);
    private final StepReader steps = new StepReader(scalars);

    private AssistantReader() {}

    /** Reads a document. Never throws for any text. */
    public static ParsedAssistant read(String yaml) {
        var reader = new AssistantReader();
        Optional<AssistantDocument> document =
                new Composition(reader.problems).compose(yaml).map(reader::document);
        reader.references.check(reader.problems);
        return document.isPresent() && reader.problems.none()
                ? new ParsedAssistant.Valid(document.get())
                : new ParsedAssistant.Invalid(reader.problems.sorted());
    }

    private AssistantDocument document(Node root) {
        Fields fields = Fields.read(root, "", Section.ASSISTANT, problems);
        List<String> languages = languages(fields);
        scalars.languages(languages);
        Mode mode = mode(fields);
        String id = required(fields, "id")
                .map(node -> scalars.identifier(node, "id"))
                .orElse("?");
        List<Action> actions = fields.get("actions").map(this::actions).orElse(List.of());
        return new AssistantDocument(
                id,
                fields.get("name").map(node -> scalars.name(node, "name")).orElse(id),
                languages,
                mode,
                fields.get("greeting").map(this::greeting),
                actions,
                noMatch(fields),
                fields.get("fallback").map(this::fallback).orElse(Map.of()),
                fields.get("personRequests")
                        .map(this::personRequests)
                        .orElseGet(() -> new PersonRequestPatterns(List.of(), List.of())),
                new HandoverReader(scalars).read(fields, mode),
                menu(fields, mode));
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

    private Greeting greeting(Node node) {
        Fields fields = Fields.read(node, "greeting", Section.GREETING, problems);
        LocalizedText text = required(fields, "text")
                .map(value -> scalars.text(value, "greeting.text"))
                .orElseGet(() -> LocalizedText.of(scalars.defaultLanguage(), "?"));
        return new Greeting(text, steps.buttons(fields));
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
                .map(list -> scalars.list(
                        list, fields.path("phrases"), Limits.LIST, (phrase, at) -> scalars.string(phrase, at)
                                .orElse("")))
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

    private NoMatch noMatch(Fields document) {
        Fields fields = Fields.read(
                document.get("noMatch").orElseGet(StandIns::emptyMap), "noMatch", Section.NO_MATCH, problems);
        boolean human = fields.get("humanAssistance")
                .map(node -> scalars.bool(node, "noMatch.humanAssistance"))
                .orElse(false);
        int count = fields.get("count")
                .map(node -> scalars.integer(node, "noMatch.count", 0, Limits.ATTEMPTS))
                .orElse(human ? 0 : DEFAULT_MISSES);
        if (human && count > 0) {
            problems.at(
                    fields.get("count").orElse(fields.node()),
                    "noMatch.count",
                    "With \"humanAssistance: true\" the first miss hands over: leave \"count\" out.");
        }
        List<LocalizedText> texts = fields.get("texts")
                .map(node -> steps.texts(node, "noMatch.texts"))
                .filter(list -> !list.isEmpty())
                .orElseGet(() -> BuiltInTexts.rephrase(scalars.defaultLanguage()));
        return new NoMatch(count, texts);
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

    private PersonRequestPatterns personRequests(Node node) {
        Fields fields = Fields.read(node, "personRequests", Section.PERSON_REQUESTS, problems);
        Map<String, List<StartPattern>> lists = fields.values().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> scalars.list(
                                entry.getValue(), fields.path(entry.getKey()), Limits.LIST, scalars::pattern)));
        return new PersonRequestPatterns(
                lists.getOrDefault("patterns", List.of()), lists.getOrDefault("except", List.of()));
    }

    private Menu menu(Fields document, Mode mode) {
        Fields fields = Fields.read(document.get("menu").orElseGet(StandIns::emptyMap), "menu", Section.MENU, problems);
        boolean handover = fields.get("handover")
                .map(node -> scalars.bool(node, "menu.handover"))
                .orElse(true);
        return new Menu(
                handover && mode != Mode.BOT_ONLY,
                fields.get("label")
                        .map(node -> scalars.text(node, "menu.label"))
                        .orElseGet(() -> BuiltInTexts.text("menu", scalars.defaultLanguage())));
    }
}
