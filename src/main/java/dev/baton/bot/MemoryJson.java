package dev.baton.bot;

import dev.baton.bot.BotMemory.OpenQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The written form of a {@link BotMemory}; {@code f} is its format, so that a later one can be told apart. */
final class MemoryJson {

    private static final int FORMAT = 1;
    private static final int MAX_COUNT = 1_000;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MemoryJson() {}

    static String write(BotMemory memory) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("f", FORMAT);
        if (!memory.questions().isEmpty()) {
            var questions = json.putArray("questions");
            for (OpenQuestion question : memory.questions()) {
                questions
                        .addObject()
                        .put("action", question.action())
                        .put("step", question.step())
                        .put("attempts", question.attempts());
            }
        }
        if (memory.misses() > 0) {
            json.put("misses", memory.misses());
        }
        if (!memory.values().isEmpty()) {
            memory.values().forEach(json.putObject("values")::put);
        }
        return MAPPER.writeValueAsString(json);
    }

    static Optional<BotMemory> read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.path("f").asInt(0) != FORMAT) {
                return Optional.empty();
            }
            var questions = new ArrayList<OpenQuestion>();
            for (JsonNode question : json.path("questions")) {
                questions.add(new OpenQuestion(
                        id(question.path("action")), id(question.path("step")), count(question.path("attempts"))));
            }
            var values = new LinkedHashMap<String, String>();
            json.path("values")
                    .properties()
                    .forEach(entry -> values.put(
                            Texts.shortened(entry.getKey(), 64),
                            entry.getValue().asString("")));
            return Optional.of(new BotMemory(questions, count(json.path("misses")), values));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String id(JsonNode node) {
        return Texts.shortened(node.asString(""), 80);
    }

    private static int count(JsonNode node) {
        return Math.clamp(node.asInt(0), 0, MAX_COUNT);
    }
}
