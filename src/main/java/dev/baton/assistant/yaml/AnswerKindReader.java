package dev.baton.assistant.yaml;

import com.google.re2j.Pattern;
import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.AnswerKind.Display;
import dev.baton.assistant.AnswerKind.Range;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.DateBound;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.StartPattern;
import dev.baton.assistant.StartPattern.InvalidPattern;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what counts as an answer: {@code kind} and the keys that belong to it. */
record AnswerKindReader(Scalars scalars) {

    private static final int TEXT_LIMIT = 1_000;
    private static final List<String> KINDS = List.of(
            "text",
            "number",
            "options",
            "confirmation",
            "date",
            "time",
            "currency",
            "percent",
            "regex",
            "email",
            "phone",
            "url");
    private static final Map<String, List<String>> OWN_KEYS = Map.of(
            "min", List.of("text", "number", "currency", "percent"),
            "max", List.of("text", "number", "currency", "percent"),
            "after", List.of("date", "time"),
            "before", List.of("date", "time"),
            "weekdays", List.of("date"),
            "pattern", List.of("regex"),
            "options", List.of("options"),
            "show", List.of("options"));

    AnswerKind read(Fields ask) {
        String kind = ask.get("kind")
                .flatMap(node -> scalars.string(node, ask.path("kind")))
                .orElse("text");
        checkKeys(ask, kind);
        return switch (kind) {
            case "text" -> text(ask);
            case "number" -> new AnswerKind.Number(range(ask));
            case "currency" -> new AnswerKind.Currency(range(ask));
            case "percent" -> new AnswerKind.Percent(range(ask));
            case "date" -> date(ask);
            case "time" -> time(ask);
            case "options" -> options(ask);
            case "confirmation" ->
                new AnswerKind.Confirmation(
                        BuiltInTexts.text("yes", scalars.defaultLanguage()),
                        BuiltInTexts.text("no", scalars.defaultLanguage()));
            case "regex" -> regex(ask);
            case "email" -> new AnswerKind.Email();
            case "phone" -> new AnswerKind.Phone();
            case "url" -> new AnswerKind.Url();
            default -> {
                scalars.problems.at(
                        ask.get("kind").orElse(ask.node()),
                        ask.path("kind"),
                        "There is no kind \"" + kind + "\". Known: " + String.join(", ", KINDS) + ".");
                yield text(ask);
            }
        };
    }

    private void checkKeys(Fields ask, String kind) {
        OWN_KEYS.forEach((key, kinds) -> ask.get(key)
                .filter(node -> !kinds.contains(kind))
                .ifPresent(node -> scalars.problems.at(
                        node,
                        ask.path(key),
                        "The key \"" + key + "\" belongs to kind " + String.join(" or ", kinds) + ".")));
    }

    private AnswerKind text(Fields ask) {
        int min = ask.get("min")
                .map(node -> scalars.integer(node, ask.path("min"), 1, TEXT_LIMIT))
                .orElse(1);
        int max = ask.get("max")
                .map(node -> scalars.integer(node, ask.path("max"), 1, TEXT_LIMIT))
                .orElse(TEXT_LIMIT);
        checkOrder(ask, min <= max);
        return new AnswerKind.Text(min, max);
    }

    private Range range(Fields ask) {
        Optional<BigDecimal> min = ask.get("min").flatMap(node -> scalars.decimal(node, ask.path("min")));
        Optional<BigDecimal> max = ask.get("max").flatMap(node -> scalars.decimal(node, ask.path("max")));
        checkOrder(ask, min.isEmpty() || max.isEmpty() || min.get().compareTo(max.get()) <= 0);
        return new Range(min, max);
    }

    private AnswerKind date(Fields ask) {
        var conditions = new ConditionReader(scalars);
        List<DayOfWeek> weekdays = ask
                .get("weekdays")
                .map(node -> scalars.list(node, ask.path("weekdays"), 7, conditions::weekday))
                .orElse(List.of())
                .stream()
                .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                .toList();
        return new AnswerKind.Date(dateBound(ask, "after"), dateBound(ask, "before"), Set.copyOf(weekdays));
    }

    private Optional<DateBound> dateBound(Fields ask, String key) {
        return ask.get(key).flatMap(node -> {
            Optional<DateBound> bound =
                    DateBound.parse(scalars.string(node, ask.path(key)).orElse("?"));
            if (bound.isEmpty()) {
                scalars.problems.at(
                        node, ask.path(key), "This must be a date such as \"2026-12-24\", \"today\" or \"today+14\".");
            }
            return bound;
        });
    }

    private AnswerKind time(Fields ask) {
        Optional<LocalTime> after = clock(ask, "after");
        Optional<LocalTime> before = clock(ask, "before");
        if (after.isPresent() && before.isPresent() && after.get().isAfter(before.get())) {
            scalars.problems.at(
                    ask.get("after").orElse(ask.node()), ask.path("after"), "\"after\" is later than \"before\".");
        }
        return new AnswerKind.Time(after, before);
    }

    private Optional<LocalTime> clock(Fields ask, String key) {
        return ask.get(key).flatMap(node -> {
            String written = scalars.string(node, ask.path(key)).orElse("?");
            if (!written.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
                scalars.problems.at(node, ask.path(key), "This must be a time such as \"09:30\".");
                return Optional.empty();
            }
            return Optional.of(LocalTime.parse(written));
        });
    }

    private void checkOrder(Fields ask, boolean inOrder) {
        if (!inOrder) {
            scalars.problems.at(ask.get("min").orElse(ask.node()), ask.path("min"), "\"min\" is above \"max\".");
        }
    }

    private AnswerKind regex(Fields ask) {
        Optional<Node> pattern = ask.get("pattern");
        if (pattern.isEmpty()) {
            scalars.problems.at(ask.node(), ask.path(), "A question of kind regex needs a \"pattern\".");
            return new AnswerKind.Email();
        }
        try {
            return new AnswerKind.Regex(StartPattern.compile(
                    scalars.string(pattern.get(), ask.path("pattern")).orElse(".*"), Pattern.CASE_INSENSITIVE));
        } catch (InvalidPattern e) {
            scalars.problems.at(pattern.get(), ask.path("pattern"), "" + e.getMessage());
            return new AnswerKind.Email();
        }
    }

    private AnswerKind options(Fields ask) {
        List<AnswerKind.Option> options = ask.get("options")
                .map(node -> scalars.list(node, ask.path("options"), Limits.LIST, this::option))
                .orElse(List.of());
        if (options.isEmpty()) {
            scalars.problems.at(ask.node(), ask.path(), "A question of kind options needs \"options\".");
        }
        var values = new HashSet<String>();
        for (AnswerKind.Option option : options) {
            if (!values.add(option.value())) {
                scalars.problems.at(
                        ask.get("options").orElse(ask.node()),
                        ask.path("options"),
                        "The option \"" + option.value() + "\" stands here twice.");
            }
        }
        Display display = ask.get("show")
                .map(node -> scalars.choice(node, ask.path("show"), Display.class, Display.BUTTONS))
                .orElse(Display.BUTTONS);
        return new AnswerKind.Options(options, display);
    }

    private AnswerKind.Option option(Node node, String path) {
        if (!(node instanceof MappingNode)) {
            String value = scalars.name(node, path);
            LocalizedText label = scalars.unlisted(node, path);
            scalars.texts.option(path, node, value, label);
            return new AnswerKind.Option(value, label, List.of());
        }
        Fields fields = Fields.read(node, path, Section.OPTION, scalars.problems);
        Optional<Node> value = fields.get("value");
        if (value.isEmpty()) {
            scalars.problems.at(node, path, "The key \"value\" is missing: what is kept.");
        }
        LocalizedText label = LocalizedText.of(
                scalars.defaultLanguage(),
                value.filter(name -> !fields.has("label"))
                        .flatMap(name -> scalars.string(name, fields.path("value")))
                        .orElse("?"));
        return new AnswerKind.Option(
                value.map(name -> scalars.name(name, fields.path("value"))).orElse("?"),
                scalars.text(fields, "label", label),
                fields.get("synonyms")
                        .map(list -> scalars.list(list, fields.path("synonyms"), Limits.LIST, scalars::name))
                        .orElse(List.of()));
    }
}
