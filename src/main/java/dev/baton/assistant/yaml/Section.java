package dev.baton.assistant.yaml;

import java.util.List;
import java.util.Locale;
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

    /** Letters added, left out, replaced or swapped; another case counts as the same. */
    private static int distance(String wrong, String known) {
        String one = wrong.toLowerCase(Locale.ROOT);
        String other = known.toLowerCase(Locale.ROOT);
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int replaced = cost[i - 1][j - 1] + (same ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
