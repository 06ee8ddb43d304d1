package dev.baton.assistant;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * What a customer's whole message must look like (D3).
 *
 * <p>In the usual form {@code *} stands for any characters, {@code a|b} for one or the other, {@code ( )} groups. Case,
 * accents, punctuation and repeated spaces do not count, on either side (see {@link PlainText}). A {@code *} with a space
 * beside it stands for whole words: {@code where *} matches "where" and "where is it" but not "whereas", {@code where*}
 * matches all three. Matching takes time proportional to the length of pattern and message, whatever they are.
 *
 * <p>In the other form it is a regular expression (RE2 syntax, case-insensitive) over the message as it was written.
 */
public sealed interface StartPattern {

    /** The longest pattern, in characters. */
    int MAX_LENGTH = 500;

    /** The pattern as it was written. */
    String source();

    /** Whether the whole message matches. */
    boolean matches(PlainText said);

    /**
     * Reads the usual form.
     *
     * @throws InvalidPattern if a parenthesis is missing, nothing is left to match, or it is too long or too deep
     */
    static StartPattern words(String source) {
        return new WordPattern(source, WordPatternReader.read(source));
    }

    /** Reads the other form. @throws InvalidPattern if it is no regular expression, or too large a one */
    static StartPattern regex(String source) {
        return new RegexPattern(source, compile(source, Pattern.CASE_INSENSITIVE));
    }

    /** Compiles a regular expression that is looked for anywhere in a text. @throws InvalidPattern as {@link #regex} does */
    static Pattern expression(String source) {
        return compile(source, 0);
    }

    /**
     * Compiles a regular expression that cannot hang.
     *
     * @param flags of {@link Pattern}
     * @throws InvalidPattern if it is no regular expression, or too large a one
     */
    static Pattern compile(String source, int flags) {
        if (source.length() > MAX_LENGTH) {
            throw new InvalidPattern("A pattern has at most " + MAX_LENGTH + " characters.");
        }
        RegexSize.check(source);
        try {
            return Pattern.compile(source, flags | Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new InvalidPattern("Not a regular expression: " + e.getDescription() + ".", e);
        }
    }

    /** Why a pattern cannot be used, in a sentence. */
    final class InvalidPattern extends IllegalArgumentException {
        InvalidPattern(String message) {
            super(message);
        }

        InvalidPattern(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The usual form. */
    record WordPattern(String source, WordMatcher matcher) implements StartPattern {
        @Override
        public boolean matches(PlainText said) {
            return matcher.matches(said.words());
        }
    }

    /** The other form. */
    record RegexPattern(String source, Pattern pattern) implements StartPattern {
        @Override
        public boolean matches(PlainText said) {
            return pattern.matches(said.raw().strip());
        }
    }
}
