package dev.baton.routing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions of a routing rule. All that are given must hold; of the entries of a list one is enough. Without any the
 * rule fits always. Upper and lower case are the same.
 *
 * @param reasons why a person is wanted, as {@code requested} or {@code not_understood}
 * @param topics what it is about: the collected value named {@code topic}
 * @param languages first parts of language tags, as {@code de}
 * @param channels where the customer is, as {@code web}
 * @param assistants with which it was started
 * @param values collected values by name; {@code *} in a value stands for anything
 * @param page the address of the page where the customer began; {@code *} stands for anything
 */
public record RuleConditions(
        List<String> reasons,
        List<String> topics,
        List<String> languages,
        List<String> channels,
        List<String> assistants,
        Map<String, String> values,
        Optional<String> page) {

    /** The collected value that says what a conversation is about. */
    public static final String TOPIC = "topic";

    /** Copies the collections. */
    public RuleConditions {
        reasons = List.copyOf(reasons);
        topics = List.copyOf(topics);
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
        assistants = List.copyOf(assistants);
        values = Map.copyOf(values);
    }

    /**
     * What is known of a request.
     *
     * @param reason why a person is wanted
     * @param language the customer's language tag
     * @param channel where the customer is
     * @param assistant with which it was started
     * @param values what was collected
     * @param page the address of the page where the customer began
     */
    public record Facts(
            String reason,
            Optional<String> language,
            String channel,
            String assistant,
            Map<String, String> values,
            Optional<String> page) {}

    /** Whether all conditions hold. */
    public boolean hold(Facts facts) {
        return any(reasons, Optional.of(facts.reason()))
                && any(topics, Optional.ofNullable(facts.values().get(TOPIC)))
                && any(languages, facts.language().map(Languages::first))
                && any(channels, Optional.of(facts.channel()))
                && any(assistants, Optional.of(facts.assistant()))
                && values.entrySet().stream()
                        .allMatch(wanted -> Optional.ofNullable(facts.values().get(wanted.getKey()))
                                .filter(value -> like(value, wanted.getValue()))
                                .isPresent())
                && page.map(pattern ->
                                facts.page().filter(url -> like(url, pattern)).isPresent())
                        .orElse(true);
    }

    /** Whether what was collected must be known to tell. */
    boolean askForValues() {
        return !topics.isEmpty() || !values.isEmpty();
    }

    /** Whether the page must be known to tell. */
    boolean askForPage() {
        return page.isPresent();
    }

    private static boolean any(List<String> wanted, Optional<String> present) {
        return wanted.isEmpty()
                || present.filter(value -> wanted.stream().anyMatch(value::equalsIgnoreCase))
                        .isPresent();
    }

    /** Whether a text is like a pattern in which each star stands for anything; in linear steps for each star. */
    static boolean like(String text, String pattern) {
        String value = text.toLowerCase(Locale.ROOT);
        String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
        if (parts.length == 1) {
            return value.equals(parts[0]);
        }
        if (!value.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int part = 1; part < parts.length - 1; part++) {
            int found = value.indexOf(parts[part], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[part].length();
        }
        String last = parts[parts.length - 1];
        return value.length() - last.length() >= at && value.endsWith(last);
    }
}
