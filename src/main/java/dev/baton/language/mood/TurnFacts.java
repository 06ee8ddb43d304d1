package dev.baton.language.mood;

/**
 * What a turn was like for the customer, beside the wording (T7).
 *
 * @param misses how many messages in a row, before this one, were not understood
 * @param repeatedSimilarity how alike this message and an earlier one of the customer are, from 0 to 1; the same question
 *     in other words has some 0.9
 * @param unansweredQuestions how many questions of the customer have no answer yet
 * @param saidNotHelped whether the customer just said that an answer did not help
 * @param waitedSeconds how long the customer waited for this turn
 */
public record TurnFacts(
        int misses, double repeatedSimilarity, int unansweredQuestions, boolean saidNotHelped, long waitedSeconds) {

    /** Nothing went wrong. */
    public static final TurnFacts NONE = new TurnFacts(0, 0, 0, false, 0);
}
