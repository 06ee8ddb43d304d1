package dev.baton.language.model;

import java.time.Duration;

/**
 * How much one answer may take. What is configured for all ({@code BATON_MODEL_TIMEOUT}, {@code BATON_MODEL_MAX_TOKENS})
 * bounds these as well.
 *
 * @param deadline time for the whole call, waiting for a free place included
 * @param maxTokens tokens that the model may write
 * @param maxCharacters characters (UTF-16) that the answer may have
 */
public record ModelLimits(Duration deadline, int maxTokens, int maxCharacters) {

    /** The most characters that any answer may have. */
    public static final int MOST_CHARACTERS = 32_000;

    /** Checks that there is something left to answer with. */
    public ModelLimits {
        if (!deadline.isPositive() || maxTokens < 1 || maxCharacters < 1 || maxCharacters > MOST_CHARACTERS) {
            throw new IllegalArgumentException("limits must be positive, characters at most " + MOST_CHARACTERS);
        }
    }

    /** The stricter of these and what is configured. */
    ModelLimits within(Duration timeout, int tokens) {
        return new ModelLimits(
                deadline.compareTo(timeout) < 0 ? deadline : timeout, Math.min(maxTokens, tokens), maxCharacters);
    }
}
