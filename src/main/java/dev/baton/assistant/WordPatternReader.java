package dev.baton.assistant;

import dev.baton.assistant.StartPattern.InvalidPattern;
import dev.baton.assistant.WordMatcher.Anything;
import dev.baton.assistant.WordMatcher.Either;
import dev.baton.assistant.WordMatcher.Gap;
import dev.baton.assistant.WordMatcher.Literal;
import dev.baton.assistant.WordMatcher.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Reads the usual form of a {@link StartPattern} by recursive descent. */
final class WordPatternReader {

    private static final int MAX_DEPTH = 20;
    private static final String SPECIAL = "*|()";

    private final String source;
    private int at;
    private boolean matchesSomething;

    private WordPatternReader(String source) {
        this.source = source;
    }

    static WordMatcher read(String source) {
        if (source.length() > StartPattern.MAX_LENGTH) {
            throw new InvalidPattern("A pattern has at most " + StartPattern.MAX_LENGTH + " characters.");
        }
        return readExpanded(source);
    }

    /** Like {@link #read} for the built-in patterns, whose word lists are written out and may be longer. */
    static WordMatcher readExpanded(String source) {
        var reader = new WordPatternReader(source.strip());
        WordMatcher matcher = reader.either(0);
        if (reader.at < reader.source.length()) {
            throw new InvalidPattern("A \")\" has no \"(\" before it.");
        }
        if (!reader.matchesSomething) {
            throw new InvalidPattern("A pattern needs a letter, a digit or a \"*\".");
        }
        return matcher;
    }

    private WordMatcher either(int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidPattern("Groups are nested more than " + MAX_DEPTH + " deep.");
        }
        var alternatives = new ArrayList<WordMatcher>();
        alternatives.add(sequence(depth));
        while (at < source.length() && source.charAt(at) == '|') {
            at++;
            alternatives.add(sequence(depth));
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new Either(List.copyOf(alternatives));
    }

    private WordMatcher sequence(int depth) {
        var parts = new ArrayList<WordMatcher>();
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            switch (source.charAt(at)) {
                case '*' -> {
                    at++;
                    matchesSomething = true;
                    parts.add(new Anything());
                }
                case '(' -> parts.add(group(depth));
                default -> addLiteral(parts);
            }
        }
        return new Sequence(List.copyOf(parts));
    }

    private WordMatcher group(int depth) {
        at++;
        WordMatcher inner = either(depth + 1);
        if (at >= source.length()) {
            throw new InvalidPattern("A \"(\" has no \")\" after it.");
        }
        at++;
        return inner;
    }

    /** Punctuation at either end parts words as a space does, because it does so in what customers write. */
    private void addLiteral(List<WordMatcher> parts) {
        int end = at;
        while (end < source.length() && SPECIAL.indexOf(source.charAt(end)) < 0) {
            end++;
        }
        String written = source.substring(at, end);
        at = end;
        String words = PlainText.of(written).words();
        if (words.isEmpty()) {
            parts.add(new Gap());
            return;
        }
        matchesSomething = true;
        if (!PlainText.of("x" + written).words().startsWith("x" + words)) {
            parts.add(new Gap());
        }
        parts.add(new Literal(words));
        if (!PlainText.of(written + "x").words().endsWith(words + "x")) {
            parts.add(new Gap());
        }
    }
}
