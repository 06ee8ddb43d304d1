package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import dev.baton.bot.Place.Asked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the bot remembers between two turns; under {@value #MAX_BYTES} bytes as JSON, however long the talk.
 *
 * @param places where the dialog stands, what it waits for last; those before it were digressed from
 * @param counts what is counted
 * @param mood how the customer fares
 * @param opening the beginning of the message that started the present action, for what was said already
 * @param cause why a fallback runs, while it does
 * @param values what was collected or assigned, oldest first, each shortened to {@value #VALUE_CHARACTERS} characters
 */
public record BotMemory(
        List<Place> places,
        Counts counts,
        Mood mood,
        String opening,
        Optional<Cause> cause,
        Map<String, String> values) {

    /** The bound of {@link #toJson}. */
    public static final int MAX_BYTES = 4_096;

    /** How far one may digress or call; the oldest place is forgotten first. */
    static final int MAX_PLACES = 8;

    static final int VALUE_CHARACTERS = 200;
    private static final int OPENING_CHARACTERS = 160;
    private static final int PLACES_BYTES = 1_400;
    private static final int VALUES_BYTES = 1_200;

    /** Copies the collections and forgets what is too much: the oldest first. */
    public BotMemory {
        places = bounded(places);
        opening = Texts.within(Texts.clean(opening), OPENING_CHARACTERS, 320).strip();
        values = Collections.unmodifiableMap(bounded(values));
    }

    /**
     * What is counted.
     *
     * @param said messages of the customer
     * @param misses messages in a row that nothing matched (T3)
     * @param warnings against profanity (T6)
     * @param assisted whether the last miss brought suggestions (D14)
     */
    public record Counts(int said, int misses, int warnings, boolean assisted) {

        static final Counts ZERO = new Counts(0, 0, 0, false);

        Counts oneMoreSaid() {
            return new Counts(Math.min(said + 1, MemoryJson.MAX_COUNT), misses, warnings, assisted);
        }

        Counts withMisses(int count) {
            return new Counts(said, Math.min(count, MemoryJson.MAX_COUNT), warnings, count > 0 && assisted);
        }

        Counts warned() {
            return new Counts(said, misses, Math.min(warnings + 1, MemoryJson.MAX_COUNT), assisted);
        }

        Counts withAssisted() {
            return new Counts(said, misses, warnings, true);
        }
    }

    /** Why a fallback runs: it stands on the wish that the fallback leads to. */
    public record Cause(HandoverReason reason, String evidence) {

        /** Shortens the evidence. */
        public Cause {
            evidence = Texts.sentence(evidence);
        }
    }

    /** The memory of a conversation that begins. */
    public static BotMemory empty() {
        return new BotMemory(List.of(), Counts.ZERO, Mood.CALM, "", Optional.empty(), Map.of());
    }

    /** As JSON; the same memory always gives the same text. */
    public String toJson() {
        return MemoryJson.write(this);
    }

    /**
     * From JSON. What cannot be read (damaged, or of a format of the future) is an empty memory: the bot starts afresh
     * rather than not at all.
     */
    public static BotMemory fromJson(String json) {
        return MemoryJson.read(json).orElseGet(BotMemory::empty);
    }

    /** What the bot waits for. */
    Optional<Place> top() {
        return places.isEmpty() ? Optional.empty() : Optional.of(places.getLast());
    }

    /** The question of an action that waits for its answer. */
    Optional<Asked> openQuestion() {
        return top().filter(Asked.class::isInstance).map(Asked.class::cast);
    }

    int misses() {
        return counts.misses();
    }

    BotMemory push(Place place) {
        var more = new ArrayList<>(places);
        more.add(place);
        return withPlaces(more);
    }

    BotMemory pop() {
        return places.isEmpty() ? this : withPlaces(places.subList(0, places.size() - 1));
    }

    BotMemory keeping(Predicate<Place> kept) {
        return withPlaces(places.stream().filter(kept).toList());
    }

    BotMemory withPlaces(List<Place> newPlaces) {
        return new BotMemory(newPlaces, counts, mood, opening, cause, values);
    }

    BotMemory withCounts(Counts newCounts) {
        return new BotMemory(places, newCounts, mood, opening, cause, values);
    }

    BotMemory withMisses(int count) {
        return withCounts(counts.withMisses(count));
    }

    BotMemory withMood(Mood newMood) {
        return new BotMemory(places, counts, newMood, opening, cause, values);
    }

    BotMemory withOpening(String text) {
        return new BotMemory(places, counts, mood, text, cause, values);
    }

    BotMemory withCause(Optional<Cause> newCause) {
        return new BotMemory(places, counts, mood, opening, newCause, values);
    }

    BotMemory withValue(String name, String value) {
        var more = new LinkedHashMap<>(values);
        more.remove(name);
        more.put(name, value);
        return new BotMemory(places, counts, mood, opening, cause, more);
    }

    BotMemory withoutValue(String name) {
        var less = new LinkedHashMap<>(values);
        less.remove(name);
        return new BotMemory(places, counts, mood, opening, cause, less);
    }

    private static List<Place> bounded(List<Place> places) {
        int from = Math.max(0, places.size() - MAX_PLACES);
        int bytes = 0;
        for (int at = places.size() - 1; at >= from; at--) {
            bytes += MemoryJson.cost(places.get(at));
            if (bytes > PLACES_BYTES && at < places.size() - 1) {
                from = at + 1;
            }
        }
        return List.copyOf(places.subList(from, places.size()));
    }

    private static Map<String, String> bounded(Map<String, String> values) {
        var kept = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> kept.put(
                name, Texts.shortened(Texts.clean(value), VALUE_CHARACTERS).strip()));
        int bytes = kept.entrySet().stream()
                .mapToInt(entry -> cost(entry.getKey()) + cost(entry.getValue()))
                .sum();
        var oldest = kept.entrySet().iterator();
        while (bytes > VALUES_BYTES) {
            Map.Entry<String, String> entry = oldest.next();
            bytes -= cost(entry.getKey()) + cost(entry.getValue());
            oldest.remove();
        }
        return kept;
    }

    /** Bytes in JSON, with quotes and separator; after {@link Texts#clean} only these two characters are escaped. */
    static int cost(String text) {
        long escaped = text.chars().filter(c -> c == '"' || c == '\\').count();
        return text.getBytes(StandardCharsets.UTF_8).length + (int) escaped + 3;
    }
}
