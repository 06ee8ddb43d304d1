package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.KnownTargets;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.PatternLibrary;
import dev.baton.assistant.StartPattern;
import dev.baton.assistant.StartPattern.InvalidPattern;
import dev.baton.assistant.VariableText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads single values and lists. What cannot be read is reported and something harmless is returned in its place. */
final class Scalars {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern VALUE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern REFERENCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:@-]{0,127}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s?(s|m|h)");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}");

    final Problems problems;
    final References references;
    final TextPlaces texts = new TextPlaces();
    private List<String> languages = List.of("en");

    Scalars(Problems problems, References references) {
        this.problems = problems;
        this.references = references;
    }

    void languages(List<String> tags) {
        languages = tags;
    }

    String defaultLanguage() {
        return languages.getFirst();
    }

    /** A word or number as it is written; a list, a map, true, false or nothing is none. */
    Optional<String> string(Node node, String path) {
        if (node instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(scalar.getValue());
        }
        problems.at(node, path, "This must be a text.");
        return Optional.empty();
    }

    String name(Node node, String path) {
        String name = string(node, path).orElse("?").strip();
        if (name.isEmpty() || name.length() > Limits.NAME) {
            problems.at(node, path, "A name has 1 to " + Limits.NAME + " characters.");
        }
        return name;
    }

    String identifier(Node node, String path) {
        return matching(node, path, IDENTIFIER, "An id has lower-case letters, digits, \"-\" and \"_\", 64 at most.");
    }

    String valueName(Node node, String path) {
        return matching(
                node, path, VALUE_NAME, "A value's name has letters, digits and \"_\", a letter first, 64 at most.");
    }

    /** The id of a team, skill or agent, or one variable that holds it. */
    String target(Node node, String path, KnownTargets.Kind kind) {
        String id = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        if (node instanceof ScalarNode && id.isEmpty()) {
            problems.at(node, path, "Agent skill id is not set.");
            return "?";
        }
        if (id.startsWith("{") && id.endsWith("}") && VariableText.names(id).size() == 1) {
            references.useVariables(node, path, id);
            return id;
        }
        String named = matching(node, path, REFERENCE, "An id has letters, digits, \"-\", \"_\", \".\", \":\", \"@\".");
        references.useTarget(node, path, kind, named);
        return named;
    }

    private String matching(Node node, String path, Pattern form, String otherwise) {
        Optional<String> text = string(node, path).map(String::strip);
        if (text.isPresent() && !form.matcher(text.get()).matches()) {
            problems.at(node, path, otherwise);
        }
        return text.orElse("?");
    }

    Optional<String> language(Node node, String path) {
        Optional<String> tag = string(node, path);
        if (tag.isPresent() && !LANGUAGE.matcher(tag.get()).matches()) {
            problems.at(node, path, "A language is a tag such as \"en\" or \"pt-BR\".");
            return Optional.empty();
        }
        return tag.map(LocalizedText::tag);
    }

    boolean bool(Node node, String path) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        problems.at(node, path, "This must be true or false.");
        return false;
    }

    int integer(Node node, String path, int min, int max) {
        if (node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.INT)
                && scalar.getValue().matches("-?\\d{1,9}")) {
            int number = Integer.parseInt(scalar.getValue());
            if (min <= number && number <= max) {
                return number;
            }
        }
        problems.at(node, path, "This must be a whole number from " + min + " to " + max + ".");
        return min;
    }

    /** A probability or score. */
    double share(Node node, String path) {
        Optional<BigDecimal> number = decimal(node, path);
        if (number.isPresent() && (number.get().signum() < 0 || number.get().compareTo(BigDecimal.ONE) > 0)) {
            problems.at(node, path, "This must be a number from 0 to 1.");
        }
        return number.map(BigDecimal::doubleValue).orElse(0.0);
    }

    /** One of the names of an enum, in lower case. */
    <E extends Enum<E>> E choice(Node node, String path, Class<E> type, E otherwise) {
        List<String> known = java.util.Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        String written = node instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (!known.contains(written)) {
            problems.at(node, path, "This is one of: " + String.join(", ", known) + ".");
            return otherwise;
        }
        return Enum.valueOf(type, written.toUpperCase(Locale.ROOT));
    }

    Optional<BigDecimal> decimal(Node node, String path) {
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("[+-]?\\d{1,15}(\\.\\d{1,9})?")) {
            return Optional.of(new BigDecimal(scalar.getValue()));
        }
        problems.at(node, path, "This must be a number.");
        return Optional.empty();
    }

    Duration duration(Node node, String path, Duration min, Duration max) {
        Matcher written = DURATION.matcher(node instanceof ScalarNode scalar ? scalar.getValue() : "");
        if (written.matches()) {
            long amount = Long.parseLong(written.group(1));
            Duration duration =
                    switch (written.group(2)) {
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        default -> Duration.ofHours(amount);
                    };
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        }
        problems.at(
                node,
                path,
                "This must be a time such as 20s, 60m or 2h, from " + shown(min) + " to " + shown(max) + ".");
        return min;
    }

    private static String shown(Duration duration) {
        return duration.toSeconds() % 3600 == 0 ? duration.toHours() + "h" : duration.toSeconds() + "s";
    }

    /** A text that customers see, as it stands there: one for all, or a map from language to text. */
    LocalizedText text(Node node, String path) {
        LocalizedText text = unlisted(node, path);
        texts.written(path, node, text);
        return text;
    }

    /** A text that customers see where it is written. */
    Optional<LocalizedText> text(Fields fields, String key) {
        Optional<LocalizedText> text = fields.get(key).map(node -> unlisted(node, fields.path(key)));
        texts.optional(fields, key, text);
        return text;
    }

    /** A text that customers see: what is written, else what is built in. */
    LocalizedText text(Fields fields, String key, LocalizedText builtIn) {
        Optional<LocalizedText> text = fields.get(key).map(node -> unlisted(node, fields.path(key)));
        texts.builtIn(fields, key, text, builtIn);
        return text.orElse(builtIn);
    }

    /** A text that is not for customers, or is listed in another way. */
    LocalizedText unlisted(Node node, String path) {
        if (!(node instanceof MappingNode mapping)) {
            return LocalizedText.of(defaultLanguage(), checkedText(node, path));
        }
        var texts = new LinkedHashMap<String, String>();
        for (NodeTuple entry : mapping.getValue()) {
            Optional<String> tag = language(entry.getKeyNode(), path);
            String text = checkedText(entry.getValueNode(), path + "." + tag.orElse("?"));
            if (tag.isPresent() && !languages.contains(tag.get())) {
                problems.at(
                        entry.getKeyNode(), path, "The language \"" + tag.get() + "\" is not one of \"languages\".");
            } else if (tag.isPresent() && texts.put(tag.get(), text) != null) {
                problems.at(entry.getKeyNode(), path, "The language \"" + tag.get() + "\" stands here twice.");
            }
        }
        if (texts.putIfAbsent(defaultLanguage(), "") == null) {
            problems.at(node, path, "The text in the default language \"" + defaultLanguage() + "\" is missing.");
        }
        return new LocalizedText(texts, defaultLanguage());
    }

    private String checkedText(Node node, String path) {
        String text = string(node, path).orElse("?").strip();
        if (text.isEmpty()) {
            problems.at(node, path, "This text is empty.");
        } else if (text.length() > Limits.TEXT) {
            problems.at(node, path, "A text has at most " + Limits.TEXT + " characters.");
        }
        references.useVariables(node, path, text);
        return text;
    }

    /** An example of what a customer says. */
    String phrase(Node node, String path) {
        String phrase = string(node, path).orElse("?").strip();
        if (phrase.isEmpty() || phrase.length() > Limits.PHRASE) {
            problems.at(node, path, "An example has 1 to " + Limits.PHRASE + " characters.");
        }
        return phrase;
    }

    /** Examples of what customers say: a list, or a map from language, {@code "*"} for any, to list. */
    List<String> phrases(Node node, String path) {
        if (!(node instanceof MappingNode mapping)) {
            return list(node, path, Limits.LIST, this::phrase);
        }
        var phrases = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (NodeTuple entry : mapping.getValue()) {
            boolean any = entry.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(PhraseLists.ANY);
            String tag =
                    any ? PhraseLists.ANY : language(entry.getKeyNode(), path).orElse("?");
            if (!seen.add(tag)) {
                problems.at(entry.getKeyNode(), path, "The language \"" + tag + "\" stands here twice.");
            }
            phrases.addAll(list(entry.getValueNode(), path + "." + tag, Limits.LIST, this::phrase));
        }
        if (phrases.size() > Limits.LIST) {
            problems.at(
                    node, path, "There can be at most " + Limits.LIST + " here, and there are " + phrases.size() + ".");
        }
        return phrases;
    }

    /** A pattern, or a map that names a regular expression or a set of the library. */
    StartPattern pattern(Node node, String path) {
        boolean map = node instanceof MappingNode;
        Fields fields = map
                ? Fields.read(node, path, Section.PATTERN, problems)
                : new Fields(node, path, Map.of("pattern", node));
        if (fields.has("set") == fields.has("regex") && map) {
            problems.at(node, path, "Write either \"regex\" or \"set\".");
            return StartPattern.words("*");
        }
        if (fields.has("set")) {
            return set(fields);
        }
        Node written = fields.get(map ? "regex" : "pattern").orElse(node);
        String source = string(written, path).orElse("*");
        try {
            return map ? StartPattern.regex(source) : StartPattern.words(source);
        } catch (InvalidPattern e) {
            problems.at(written, path, e.getMessage() == null ? "" : e.getMessage());
            return StartPattern.words("*");
        }
    }

    /** In one language where it is named, else in all of the assistant's that the library has. */
    private StartPattern set(Fields fields) {
        String name = fields.get("set")
                .flatMap(node -> string(node, fields.path("set")))
                .orElse("?");
        Optional<String> only = fields.get("language").flatMap(node -> language(node, fields.path("language")));
        if (!PatternLibrary.names().contains(name)) {
            problems.at(
                    fields.get("set").orElse(fields.node()),
                    fields.path("set"),
                    "There is no set \"" + name + "\". Known: " + String.join(", ", PatternLibrary.names()) + ".");
            return StartPattern.words("*");
        }
        return PatternLibrary.pattern(name, only.map(List::of).orElse(languages))
                .orElseGet(() -> {
                    problems.at(
                            fields.get("language").orElse(fields.node()),
                            fields.path("set"),
                            "The set \"" + name + "\" has no patterns in "
                                    + String.join(", ", only.map(List::of).orElse(languages)) + ".");
                    return StartPattern.words("*");
                });
    }

    /** A list, each item read with its own path; a single item that is no list counts as a list of one. */
    <T> List<T> list(Node node, String path, int max, BiFunction<Node, String, T> item) {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(item.apply(node, path));
        }
        List<Node> nodes = sequence.getValue();
        if (nodes.size() > max) {
            problems.at(
                    nodes.get(max), path, "There can be at most " + max + " here, and there are " + nodes.size() + ".");
        }
        var items = new ArrayList<T>();
        for (int index = 0; index < Math.min(max, nodes.size()); index++) {
            items.add(item.apply(nodes.get(index), path + "[" + index + "]"));
        }
        return items;
    }
}
