package dev.baton.assistant.yaml;

import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.Question;
import dev.baton.assistant.Question.GiveUp;
import dev.baton.assistant.Question.Skip;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a question: the keys of an {@code ask} step that are not common to all steps. */
record QuestionReader(Scalars scalars) {

    private static final int DEFAULT_ATTEMPTS = 3;

    /** A question that stands by itself, as in {@code askFirst}. */
    Question alone(Node node, String path) {
        Fields fields = Fields.read(node, path, Section.ASK, scalars.problems);
        for (String key : List.of("id", "when", "set", "next", "giveUp")) {
            fields.get(key)
                    .ifPresent(value -> scalars.problems.at(
                            value, fields.path(key), "The key \"" + key + "\" belongs to a step of an action."));
        }
        if (!fields.has("ask")) {
            scalars.problems.at(node, path, "The key \"ask\" is missing: the name under which the answer is kept.");
        }
        return read(fields);
    }

    Question read(Fields fields) {
        Node name = fields.get("ask").orElseGet(StandIns::text);
        String value = fields.has("ask") ? scalars.valueName(name, fields.path("ask")) : "?";
        scalars.references.declareValue(value);
        String language = scalars.defaultLanguage();
        if (!fields.has("text")) {
            scalars.problems.at(fields.node(), fields.path(), "The key \"text\" is missing: the question.");
        }
        AnswerKind kind = new AnswerKindReader(scalars).read(fields);
        List<LocalizedText> retry = fields.get("retry")
                .map(node -> scalars.list(node, fields.path("retry"), Limits.LIST, scalars::text))
                .filter(texts -> !texts.isEmpty())
                .orElseGet(() -> List.of(scalars.text(fields, "retry", BuiltInTexts.retry(kind, language))));
        return new Question(
                value,
                fields.get("text")
                        .map(node -> scalars.text(node, fields.path("text")))
                        .orElseGet(() -> LocalizedText.of(language, "?")),
                kind,
                retry,
                fields.get("attempts")
                        .map(node -> scalars.integer(node, fields.path("attempts"), 0, Limits.ATTEMPTS))
                        .orElse(DEFAULT_ATTEMPTS),
                flag(fields, "repeat"),
                flag(fields, "private"),
                fields.get("skip")
                        .map(node -> scalars.choice(node, fields.path("skip"), Skip.class, Skip.NEVER))
                        .orElse(skipsByItself(kind) ? Skip.SAID : Skip.NEVER),
                fields.get("giveUp")
                        .map(node -> scalars.choice(node, fields.path("giveUp"), GiveUp.class, GiveUp.CONNECT))
                        .orElse(GiveUp.CONNECT));
    }

    /** Any message would answer the one, and a "yes" in a message answers some other question. */
    private static boolean skipsByItself(AnswerKind kind) {
        return !(kind instanceof AnswerKind.Text) && !(kind instanceof AnswerKind.Confirmation);
    }

    private boolean flag(Fields fields, String key) {
        return fields.get(key).map(node -> scalars.bool(node, fields.path(key))).orElse(false);
    }
}
