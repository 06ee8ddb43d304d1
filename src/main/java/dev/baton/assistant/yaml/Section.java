package dev.baton.assistant.yaml;

import java.util.List;
import java.util.Optional;

/** The maps of a document and the keys that each may have; the reference in docs/assistant-file.md lists the same. */
public enum Section {
    ASSISTANT(
            "id",
            "name",
            "languages",
            "mode",
            "greeting",
            "actions",
            "noMatch",
            "fallback",
            "personRequests",
            "handover",
            "menu"),
    GREETING("text", "buttons"),
    BUTTON("label", "value"),
    ACTION("id", "name", "start", "phrases", "steps"),
    PATTERN("regex"),
    SAY("say", "id", "when", "buttons", "next"),
    ASK(
            "ask",
            "id",
            "when",
            "kind",
            "text",
            "min",
            "max",
            "pattern",
            "options",
            "retry",
            "attempts",
            "private",
            "next"),
    CONNECT_STEP("connect", "id", "when"),
    GOTO("goto", "id", "when"),
    END("end", "id", "when"),
    CONNECT("team", "skill", "agent", "message", "messageToAgent"),
    OPTION("value", "label", "synonyms"),
    CONDITION("all", "any", "not", "value", "equals", "in", "exists", "above", "below"),
    NO_MATCH("count", "texts", "humanAssistance"),
    FALLBACK("requested", "not_understood", "invalid_answers"),
    PERSON_REQUESTS("patterns", "except"),
    HANDOVER("enabled", "defaultTeam", "priority", "waitLimit", "ring", "botWhileWaiting", "hours", "messages"),
    MESSAGES("online", "offline", "opened", "disabled", "closed", "expired", "botOnly", "gaveUp"),
    HOURS("timeZone", "week", "special"),
    WEEK("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    SPECIAL_DAY("date", "name", "open"),
    MENU("handover", "label");

    private final List<String> keys;

    Section(String... keys) {
        this.keys = List.of(keys);
    }

    /** Its keys, in the order of the reference. */
    public List<String> keys() {
        return keys;
    }

    /** The known name that a wrong one was probably meant to be. */
    static Optional<String> nearest(String wrong, Iterable<String> known) {
        String best = null;
        int least = Math.max(1, Math.min(wrong.length(), 40) / 3) + 1;
        for (String candidate : known) {
            int distance = wrong.length() > 80 ? Integer.MAX_VALUE : distance(wrong, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein's distance; letters in another case count as the same. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                boolean same =
                        Character.toLowerCase(one.charAt(line - 1)) == Character.toLowerCase(other.charAt(column - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
