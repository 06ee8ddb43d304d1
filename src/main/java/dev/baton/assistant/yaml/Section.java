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
            "variables",
            "greeting",
            "actions",
            "noMatch",
            "fallback",
            "understanding",
            "personRequests",
            "triggerWords",
            "guidance",
            "topics",
            "frustration",
            "texts",
            "handover",
            "menu",
            "lines",
            "survey"),
    GREETING("text", "buttons", "steps"),
    BUTTON("label", "value"),
    ACTION("id", "name", "start", "phrases", "steps"),
    PATTERN("regex", "set", "language"),
    SAY("say", "id", "when", "set", "buttons", "next"),
    ASK(
            "ask",
            "id",
            "when",
            "set",
            "text",
            "kind",
            "min",
            "max",
            "after",
            "before",
            "weekdays",
            "pattern",
            "options",
            "show",
            "skip",
            "retry",
            "attempts",
            "repeat",
            "giveUp",
            "private",
            "next"),
    CONNECT_STEP("connect", "id", "when", "set"),
    CONNECT("team", "skill", "agent", "desk", "message", "online", "offline", "messageToAgent", "askFirst"),
    GOTO("goto", "id", "when", "set"),
    CALL("call", "id", "when", "set", "next"),
    REASK("reask", "id", "when", "set"),
    WEBHOOK_STEP("webhook", "id", "when", "set", "next"),
    WEBHOOK("url", "method", "headers", "body", "timeout", "retries", "into", "failed"),
    SEARCH_STEP("search", "id", "when", "set", "next"),
    SEARCH("question", "helpful", "notFound"),
    SET_STEP("set", "id", "when", "next"),
    END("end", "id", "when", "set"),
    OPTION("value", "label", "synonyms"),
    CONDITION(
            "all",
            "any",
            "not",
            "value",
            "equals",
            "in",
            "exists",
            "contains",
            "matches",
            "above",
            "below",
            "atLeast",
            "atMost",
            "weekday"),
    NO_MATCH("count", "texts", "humanAssistance", "then", "channels", "question", "button", "search", "helpful"),
    FALLBACK(
            "requested",
            "not_understood",
            "cannot_answer",
            "invalid_answers",
            "danger_word",
            "profanity",
            "topic",
            "guidance",
            "frustration"),
    UNDERSTANDING("threshold", "margin", "suggest", "clarify", "supportOption", "smartAssist", "counterexamples"),
    PERSON_REQUESTS("patterns", "except", "phrases", "threshold", "askOnce"),
    TRIGGER_WORDS("danger", "profanity", "warnings", "warning"),
    GUIDANCE_RULE("title", "text", "examples", "threshold", "enabled"),
    TOPIC("name", "text", "examples", "then", "tags", "threshold", "enabled"),
    FRUSTRATION("enabled", "threshold"),
    TEXTS(
            "clarify",
            "didYouMean",
            "noneOfThese",
            "offerDeclined",
            "writeAgent",
            "skip",
            "helpful",
            "glad",
            "file",
            "trouble",
            "yes",
            "no"),
    HANDOVER(
            "enabled",
            "disabledUntil",
            "defaultTeam",
            "priority",
            "waitLimit",
            "ring",
            "botWhileWaiting",
            "hours",
            "askFirst",
            "nobodyOnline",
            "mailTo",
            "teams",
            "messages",
            "actions",
            "reminders",
            "autoClose",
            "afterPerson",
            "masking"),
    TEAM("hours", "nobodyOnline", "offline", "mailTo", "reminders"),
    REMINDERS("delay", "agentSlow", "customerSilent"),
    REMINDER("after", "times", "text"),
    AUTO_CLOSE("bot", "agent", "warning"),
    WARNING("before", "text"),
    AFTER_PERSON("next", "within"),
    MASKING("cards", "ibans", "passwords", "agents", "patterns"),
    MASKING_PATTERN("name", "pattern"),
    MESSAGES("online", "offline", "opened", "disabled", "closed", "expired", "failed", "apology", "botOnly", "gaveUp"),
    HANDOVER_ACTIONS("opened", "disabled", "closed", "offline", "expired", "failed"),
    HOURS("timeZone", "week", "special"),
    WEEK("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    SPECIAL_DAY("date", "name", "open"),
    MENU("handover", "label"),
    LINES(
            "queued",
            "requeued",
            "cancelled",
            "expired",
            "inboxed",
            "joined",
            "left",
            "transferred",
            "reconnecting",
            "ended",
            "reopened"),
    SURVEY("enabled", "after", "text", "question", "askComment", "comment");

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
