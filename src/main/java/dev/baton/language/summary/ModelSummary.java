package dev.baton.language.summary;

import dev.baton.language.model.LanguageModel;
import dev.baton.language.model.ModelLimits;
import dev.baton.language.model.ModelReply;
import dev.baton.language.model.Prompt;
import dev.baton.language.model.Prompt.Form;
import dev.baton.language.model.Quoted;
import dev.baton.language.summary.Story.Mood;
import dev.baton.language.summary.Story.Turn;
import dev.baton.language.summary.Summary.Kind;
import dev.baton.language.summary.Summary.MadeBy;
import dev.baton.language.summary.Summary.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The summary in a language model's words. Each part is taken only if it is of the right form and all its numbers,
 * addresses and codes were said; a part that is not stays as the built-in summary has it.
 */
final class ModelSummary {

    static final ModelLimits LIMITS = new ModelLimits(Duration.ofSeconds(10), 500, 6_000);

    private static final int FIRST_CHARACTERS = 8_000;
    private static final int LAST_CHARACTERS = 16_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INSTRUCTIONS = """
            You write notes for a person of a support team who is about to take over a conversation between a customer and a bot.
            The transcript is below. Answer with one JSON object with these fields and no others:
            "wants": what the customer wants, in one sentence;
            "tried": a list of at most 6 short sentences: what was done or answered so far;
            "details": an object of names and values that the customer gave, copied exactly (order numbers, dates, products);
            "mood": one of "calm", "confused", "frustrated", "angry", "unknown";
            "openQuestion": the last question of the customer that nobody answered, or null.
            Write in %s. Use only what the transcript says; leave out what it does not say. Never write a value shown as •••.""";

    private ModelSummary() {}

    /** The summary in the model's words, or empty if it gave none that can be used. */
    static Optional<Summary> of(Story story, Summary builtIn, LanguageModel model) {
        String transcript = transcript(story);
        var words = SummaryWords.of(story.language());
        var prompt = new Prompt(
                INSTRUCTIONS.formatted(words.name()), List.of(new Quoted("transcript", transcript)), Form.JSON);
        return switch (model.complete(prompt, LIMITS)) {
            case ModelReply.Text text -> read(text.text(), builtIn, new Grounding(transcript));
            case ModelReply.Refused refused -> Optional.empty();
            case ModelReply.Failed failed -> Optional.empty();
        };
    }

    private static Optional<Summary> read(String json, Summary builtIn, Grounding said) {
        try {
            JsonNode fields = JSON.readTree(json);
            Optional<String> wants =
                    sentence(fields.path("wants"), BuiltInSummary.LONGEST_WISH).filter(said::holds);
            if (wants.isEmpty()) {
                return Optional.empty();
            }
            List<Step> tried = fields.path("tried")
                    .valueStream()
                    .limit(BuiltInSummary.MOST_STEPS)
                    .flatMap(node -> sentence(node, BuiltInSummary.LONGEST_STEP).stream())
                    .filter(said::holds)
                    .map(text -> new Step(Kind.TOLD, text))
                    .toList();
            return Optional.of(new Summary(
                    builtIn.language(),
                    wants,
                    tried.isEmpty() ? builtIn.tried() : tried,
                    details(fields.path("details"), builtIn.details(), said),
                    builtIn.mood() == Mood.UNKNOWN ? mood(fields.path("mood")) : builtIn.mood(),
                    openQuestion(fields.path("openQuestion"), builtIn, said),
                    MadeBy.MODEL));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What was collected stands; the model may add what the customer said besides. */
    private static Map<String, String> details(JsonNode node, Map<String, String> collected, Grounding said) {
        var details = new LinkedHashMap<>(collected);
        node.propertyStream()
                .limit(BuiltInSummary.MOST_DETAILS)
                .filter(field ->
                        field.getKey().length() <= 40 && !field.getKey().isBlank())
                .forEach(field -> value(field.getValue())
                        .filter(value -> value.length() <= BuiltInSummary.LONGEST_DETAIL
                                && !value.contains(Story.MASK)
                                && said.wasSaid(value)
                                && !collected.containsValue(value)
                                && details.size() < BuiltInSummary.MOST_DETAILS)
                        .ifPresent(value -> details.putIfAbsent(field.getKey().strip(), value.strip())));
        return details;
    }

    private static Optional<String> openQuestion(JsonNode node, Summary builtIn, Grounding said) {
        return node.isNull()
                ? Optional.empty()
                : sentence(node, BuiltInSummary.LONGEST_WISH)
                        .filter(said::holds)
                        .or(builtIn::openQuestion);
    }

    private static Optional<String> sentence(JsonNode node, int most) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(text -> Shortened.to(most, text.asString()))
                .filter(text -> !text.isBlank());
    }

    private static Optional<String> value(JsonNode node) {
        return node.isString() || node.isNumber() ? Optional.of(node.asString()) : Optional.empty();
    }

    private static Mood mood(JsonNode node) {
        String name = node.isString() ? node.asString().toUpperCase(Locale.ROOT) : "";
        return Arrays.stream(Mood.values())
                .filter(mood -> mood.name().equals(name))
                .findFirst()
                .orElse(Mood.UNKNOWN);
    }

    /** Beginning and end; what was in the middle of a very long talk is left out. */
    private static String transcript(Story story) {
        String whole = String.join(
                "\n", story.turns().stream().flatMap(ModelSummary::line).toList());
        return whole.length() <= FIRST_CHARACTERS + LAST_CHARACTERS
                ? whole
                : whole.substring(0, FIRST_CHARACTERS) + "\n[…]\n" + whole.substring(whole.length() - LAST_CHARACTERS);
    }

    private static Stream<String> line(Turn turn) {
        return switch (turn) {
            case Turn.Customer customer -> Stream.of("customer: " + customer.text());
            case Turn.File file -> Stream.of("(the customer sent a file: " + file.name() + ")");
            case Turn.PrivateAnswer hidden -> Stream.of("customer: " + Story.MASK);
            case Turn.Bot bot -> Stream.of("bot: " + bot.text());
            case Turn.Agent agent -> Stream.of("agent " + agent.name() + ": " + agent.text());
            case Turn.ActionRun action -> Stream.of("(the bot began: " + action.name() + ")");
            case Turn.Value value -> Stream.of("(collected " + value.name() + ": " + value.value() + ")");
            case Turn.NotUnderstood missed -> Stream.of("(the bot did not understand)");
            case Turn.InvalidAnswer invalid -> Stream.of("(no valid answer)");
            case Turn.MessageToAgent message -> Stream.of("(for the agent: " + message.text() + ")");
            case Turn.CameBack cameBack -> Stream.of("(the conversation had been closed; the customer came back)");
        };
    }
}
