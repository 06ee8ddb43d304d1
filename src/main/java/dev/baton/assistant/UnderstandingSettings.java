package dev.baton.assistant;

import java.util.List;

/**
 * How sure the assistant must be to start an action by its example phrases (D2, T14, D14). All figures are probabilities.
 *
 * @param threshold from which probability on a message means one of the actions; the likeliest starts
 * @param margin how far the likeliest action must be ahead of the second; closer ones bring a clarifying question
 * @param suggest from which probability on an action is worth a "did you mean"
 * @param clarify whether a clarifying question is asked when several actions may be meant
 * @param supportOption whether clarifying question and suggestions offer a person (T14)
 * @param smartAssist whether suggestions are made before giving up (D14)
 * @param counterexamples sentences that mean none of the actions, though they sound like one
 */
public record UnderstandingSettings(
        double threshold,
        double margin,
        double suggest,
        boolean clarify,
        boolean supportOption,
        boolean smartAssist,
        List<String> counterexamples) {

    /** The built-in settings. */
    public static final UnderstandingSettings DEFAULT =
            new UnderstandingSettings(0.5, 0.15, 0.12, true, true, true, List.of());

    /** Copies the list. */
    public UnderstandingSettings {
        counterexamples = List.copyOf(counterexamples);
    }
}
