package dev.baton.bot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the bot remembers between two turns; under {@value #MAX_BYTES} bytes as JSON, however long the talk.
 *
 * @param questions the open questions, the one that waits for an answer last; those before it were digressed from
 * @param misses messages in a row that nothing matched
 * @param values what was collected, oldest first, each shortened to {@value #VALUE_CHARACTERS} characters
 */
public record BotMemory(List<OpenQuestion> questions, int misses, Map<String, String> values) {

    /** The bound of {@link #toJson}. */
    public static final int MAX_BYTES = 4_096;

    /** How far one may digress; the oldest question is forgotten first. */
    static final int MAX_QUESTIONS = 5;

    static final int VALUE_CHARACTERS = 200;
    private static final int VALUES_BYTES = 2_600;

    /** Copies the collections and forgets what is too much: the oldest first. */
    public BotMemory {
        questions = List.copyOf(questions.subList(Math.max(0, questions.size() - MAX_QUESTIONS), questions.size()));
        values = Collections.unmodifiableMap(bounded(values));
    }

    /**
     * A question that waits for its answer.
     *
     * @param action id of the action
     * @param step id of the step in it
     * @param attempts invalid answers so far
     */
    public record OpenQuestion(String action, String step, int attempts) {}

    /** The memory of a conversation that begins. */
    public static BotMemory empty() {
        return new BotMemory(List.of(), 0, Map.of());
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

    /** The question that waits for an answer. */
    Optional<OpenQuestion> openQuestion() {
        return questions.isEmpty() ? Optional.empty() : Optional.of(questions.getLast());
    }

    BotMemory asking(OpenQuestion question) {
        var more = new ArrayList<>(questions);
        more.add(question);
        return new BotMemory(more, misses, values);
    }

    BotMemory withoutOpenQuestion() {
        return questions.isEmpty() ? this : new BotMemory(questions.subList(0, questions.size() - 1), misses, values);
    }

    BotMemory withoutQuestions() {
        return new BotMemory(List.of(), misses, values);
    }

    BotMemory withMisses(int count) {
        return new BotMemory(questions, count, values);
    }

    BotMemory withValue(String name, String value) {
        var more = new LinkedHashMap<>(values);
        more.remove(name);
        more.put(name, value);
        return new BotMemory(questions, misses, more);
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
    private static int cost(String text) {
        long escaped = text.chars().filter(c -> c == '"' || c == '\\').count();
        return text.getBytes(StandardCharsets.UTF_8).length + (int) escaped + 3;
    }
}
