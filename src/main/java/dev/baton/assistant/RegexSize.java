package dev.baton.assistant;

import dev.baton.assistant.StartPattern.InvalidPattern;

/**
 * Refuses a regular expression whose repetitions would be written out to a huge program: RE2 never hangs, but {@code
 * ((a{99}){99}){99}} costs a million instructions.
 */
final class RegexSize {

    private static final int MAX_REPETITIONS = 1_000;
    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    private RegexSize() {}

    /** The product of all counts is an upper bound for how often anything in it is written out. */
    static void check(String source) {
        long product = 1;
        var counts = COUNT.matcher(source);
        while (counts.find()) {
            String upper = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            product *= Math.max(1, Long.parseLong(upper));
            if (product > MAX_REPETITIONS) {
                throw new InvalidPattern(
                        "The repetitions in a regular expression may multiply to at most " + MAX_REPETITIONS + ".");
            }
        }
    }
}
