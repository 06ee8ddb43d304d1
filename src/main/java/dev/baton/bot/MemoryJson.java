package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import dev.baton.bot.BotMemory.Cause;
import dev.baton.bot.BotMemory.Counts;
import dev.baton.bot.Place.Asked;
import dev.baton.bot.Place.AskedFirst;
import dev.baton.bot.Place.Back;
import dev.baton.bot.Place.Called;
import dev.baton.bot.Place.Choosing;
import dev.baton.bot.Place.Helped;
import dev.baton.bot.Place.Offered;
import dev.baton.bot.Place.Searching;
import dev.baton.language.Gist;
import dev.baton.language.mood.Frustration;
import dev.baton.language.mood.Frustration.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The written form of a {@link BotMemory}; {@code f} is its format. Format 1 knew questions only, as {@code questions}; it
 * is still read. What this release does not know is dropped.
 */
final class MemoryJson {

    static final int MAX_COUNT = 1_000;
    private static final int FORMAT = 2;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MemoryJson() {}

    static String write(BotMemory memory) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("f", FORMAT);
        if (!memory.places().isEmpty()) {
            var places = json.putArray("places");
            memory.places().forEach(place -> places.add(place(place)));
        }
        count(json, "said", memory.counts().said());
        count(json, "misses", memory.counts().misses());
        count(json, "warnings", memory.counts().warnings());
        if (memory.counts().assisted()) {
            json.put("assisted", true);
        }
        mood(json, memory.mood());
        if (!memory.opening().isEmpty()) {
            json.put("opening", memory.opening());
        }
        memory.cause().ifPresent(cause -> json.putObject("cause")
                .put("reason", cause.reason().wire())
                .put("evidence", cause.evidence()));
        if (!memory.values().isEmpty()) {
            memory.values().forEach(json.putObject("values")::put);
        }
        return MAPPER.writeValueAsString(json);
    }

    /** Bytes that a place takes. */
    static int cost(Place place) {
        return MAPPER.writeValueAsString(place(place)).getBytes(StandardCharsets.UTF_8).length + 1;
    }

    static Optional<BotMemory> read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            int format = json.path("f").asInt(0);
            if (format < 1 || format > FORMAT) {
                return Optional.empty();
            }
            var places = new ArrayList<Place>();
            for (JsonNode question : json.path("questions")) {
                places.add(asked(question));
            }
            for (JsonNode place : json.path("places")) {
                place(place).ifPresent(places::add);
            }
            return Optional.of(
                    new BotMemory(places, counts(json), mood(json), text(json, "opening"), cause(json), values(json)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode place(Place place) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (place) {
            case Asked asked -> {
                at(json.put("is", "asked"), asked.action(), asked.step());
                count(json, "attempts", asked.attempts());
            }
            case Back back -> at(json.put("is", "back"), back.action(), back.step());
            case Called called -> at(json.put("is", "called"), called.action(), called.step());
            case Searching searching -> {
                json.put("is", "searching").put("said", searching.said());
                actions(json, searching.suggestions());
            }
            case Offered offered ->
                json.put("is", "offered").put("reason", offered.reason().wire()).put("evidence", offered.evidence());
            case Choosing choosing -> {
                json.put("is", "choosing").put("person", choosing.person());
                actions(json, choosing.actions());
            }
            case Helped helped -> json.put("is", "helped").put("said", helped.said());
            case AskedFirst first -> {
                at(json.put("is", "first"), first.action(), first.step());
                json.put("index", first.index())
                        .put("reason", first.reason().wire())
                        .put("evidence", first.evidence());
                count(json, "attempts", first.attempts());
                if (first.wish() > 0) {
                    json.put("wish", first.wish());
                }
            }
        }
        return json;
    }

    private static Optional<Place> place(JsonNode json) {
        String action = id(json, "action");
        String step = id(json, "step");
        Optional<HandoverReason> reason = HandoverReason.ofWire(text(json, "reason"));
        return switch (text(json, "is")) {
            case "asked" -> Optional.of(asked(json));
            case "back" -> Optional.of(new Back(action, step));
            case "called" -> Optional.of(new Called(action, step));
            case "searching" -> Optional.of(new Searching(text(json, "said"), actions(json)));
            case "offered" -> reason.map(why -> new Offered(why, text(json, "evidence")));
            case "choosing" ->
                Optional.of(new Choosing(actions(json), json.path("person").asBoolean(false)));
            case "helped" -> Optional.of(new Helped(text(json, "said")));
            case "first" ->
                reason.map(why -> new AskedFirst(
                        count(json.path("index")),
                        count(json.path("attempts")),
                        why,
                        text(json, "evidence"),
                        action,
                        step,
                        Math.max(0, json.path("wish").asLong(0))));
            default -> Optional.empty();
        };
    }

    private static Asked asked(JsonNode json) {
        return new Asked(id(json, "action"), id(json, "step"), count(json.path("attempts")));
    }

    private static Counts counts(JsonNode json) {
        return new Counts(
                count(json.path("said")),
                count(json.path("misses")),
                count(json.path("warnings")),
                json.path("assisted").asBoolean(false));
    }

    private static void mood(ObjectNode json, Mood mood) {
        if (mood.equals(Mood.CALM)) {
            return;
        }
        ObjectNode written = json.putObject("mood");
        if (mood.frustration().score() > 0) {
            written.put("score", mood.frustration().score());
        }
        count(written, "repeats", mood.frustration().repeats());
        mood.frustration().evidence().forEach(words -> written.put("why", words));
        count(written, "unanswered", mood.unanswered());
        if (!mood.asked().isEmpty()) {
            var gists = written.putArray("asked");
            mood.asked().forEach(gist -> gists.add(gist.text()));
        }
    }

    private static Mood mood(JsonNode json) {
        JsonNode written = json.path("mood");
        String why = text(written, "why");
        double score = Math.clamp(written.path("score").asDouble(0), 0, 1);
        var asked = new ArrayList<Gist>();
        for (JsonNode gist : written.path("asked")) {
            Gist.parse(gist.asString("")).ifPresent(asked::add);
        }
        return new Mood(
                new Frustration(
                        score,
                        count(written.path("repeats")),
                        why.isEmpty() ? List.of() : List.of(new Part(why, score))),
                count(written.path("unanswered")),
                asked);
    }

    private static Optional<Cause> cause(JsonNode json) {
        return HandoverReason.ofWire(text(json.path("cause"), "reason"))
                .map(reason -> new Cause(reason, text(json.path("cause"), "evidence")));
    }

    private static Map<String, String> values(JsonNode json) {
        var values = new LinkedHashMap<String, String>();
        json.path("values")
                .properties()
                .forEach(entry -> values.put(
                        Texts.shortened(entry.getKey(), 64), entry.getValue().asString("")));
        return values;
    }

    private static void at(ObjectNode json, String action, String step) {
        json.put("action", action).put("step", step);
    }

    private static void actions(ObjectNode json, List<String> actions) {
        var list = json.putArray("actions");
        actions.forEach(list::add);
    }

    private static List<String> actions(JsonNode json) {
        var actions = new ArrayList<String>();
        for (JsonNode action : json.path("actions")) {
            if (actions.size() < Starts.MOST_CANDIDATES) {
                actions.add(Texts.shortened(action.asString(""), 80));
            }
        }
        return actions;
    }

    private static void count(ObjectNode json, String name, int count) {
        if (count > 0) {
            json.put(name, count);
        }
    }

    private static String id(JsonNode json, String name) {
        return Texts.shortened(text(json, name), 80);
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }

    private static int count(JsonNode node) {
        return Math.clamp(node.asInt(0), 0, MAX_COUNT);
    }
}
