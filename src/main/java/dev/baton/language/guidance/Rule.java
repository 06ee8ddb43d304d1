package dev.baton.language.guidance;

import java.util.List;

/**
 * A rule or topic in plain language (T10, T11), such as "if the customer contacts us about a safety issue, hand over".
 *
 * @param id unique among the rules of one model
 * @param text what it is about, in English; at most {@link #MAX_TEXT} characters of it are read
 * @param examples messages that it covers, in any language; the first {@link #MAX_EXAMPLES} count
 * @param counterexamples messages that it does not cover although they look as if; the first {@link #MAX_EXAMPLES} count
 * @param threshold from which score on it counts
 */
public record Rule(String id, String text, List<String> examples, List<String> counterexamples, double threshold) {

    /**
     * The threshold unless a rule says otherwise. Scores are probabilities where seven messages in a hundred are about the
     * rule; this one prefers a missed message to a needless handover.
     */
    public static final double DEFAULT_THRESHOLD = 0.6;

    /** Characters of a rule's text that are read. */
    public static final int MAX_TEXT = 1_000;

    /** Examples, and counterexamples, of one rule that are read. */
    public static final int MAX_EXAMPLES = 50;

    /** Copies the lists. */
    public Rule {
        examples = examples.stream().limit(MAX_EXAMPLES).toList();
        counterexamples = counterexamples.stream().limit(MAX_EXAMPLES).toList();
    }

    /** A rule by its text alone, with the default threshold. */
    public static Rule of(String id, String text) {
        return new Rule(id, text, List.of(), List.of(), DEFAULT_THRESHOLD);
    }

    /** The same rule with these examples. */
    public Rule withExamples(List<String> covered) {
        return new Rule(id, text, covered, counterexamples, threshold);
    }
}
