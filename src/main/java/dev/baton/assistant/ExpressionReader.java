package dev.baton.assistant;

import dev.baton.assistant.Expression.Applied;
import dev.baton.assistant.Expression.InvalidExpression;
import dev.baton.assistant.Expression.Literal;
import dev.baton.assistant.Expression.Operation;
import dev.baton.assistant.Expression.Variable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an {@link Expression} by recursive descent. */
final class ExpressionReader {

    /** The longest expression, in characters. */
    static final int MAX_LENGTH = 500;

    private static final int MAX_DEPTH = 20;
    private static final Pattern VARIABLE =
            Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]{0,63})(?:\\|([^{}|]{0,200}))?}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern NAME = Pattern.compile("[a-z]+");

    private final String source;
    private int at;

    private ExpressionReader(String source) {
        this.source = source;
    }

    static Expression read(String source) {
        if (source.length() > MAX_LENGTH) {
            throw new InvalidExpression("An expression has at most " + MAX_LENGTH + " characters.");
        }
        var reader = new ExpressionReader(source);
        Expression whole = reader.sum(0);
        reader.spaces();
        if (reader.at < source.length()) {
            throw new InvalidExpression("\"" + source.substring(reader.at) + "\" does not belong in an expression.");
        }
        return whole;
    }

    private Expression sum(int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidExpression("Parentheses are nested more than " + MAX_DEPTH + " deep.");
        }
        Expression left = product(depth);
        while (next("+-")) {
            char operator = source.charAt(at++);
            left = new Operation(operator, left, product(depth));
        }
        return left;
    }

    private Expression product(int depth) {
        Expression left = part(depth);
        while (next("*/")) {
            char operator = source.charAt(at++);
            left = new Operation(operator, left, part(depth));
        }
        return left;
    }

    private Expression part(int depth) {
        if (next("(")) {
            return inParentheses(depth);
        }
        if (next("-")) {
            at++;
            if (depth >= MAX_DEPTH) {
                throw new InvalidExpression("Signs are nested more than " + MAX_DEPTH + " deep.");
            }
            return new Operation('-', new Literal("0"), part(depth + 1));
        }
        Optional<Matcher> variable = token(VARIABLE);
        if (variable.isPresent()) {
            return new Variable(
                    variable.get().group(1), Optional.ofNullable(variable.get().group(2)));
        }
        Optional<Matcher> text = token(TEXT);
        if (text.isPresent()) {
            String quoted = text.get().group();
            return new Literal(quoted.substring(1, quoted.length() - 1));
        }
        Optional<Matcher> number = token(NUMBER);
        return number.isPresent() ? new Literal(number.get().group()) : function(depth);
    }

    private Expression function(int depth) {
        Optional<String> name = token(NAME).map(Matcher::group);
        if (name.isEmpty() || !next("(")) {
            throw new InvalidExpression("An expression is made of numbers, \"texts\", {variables}, + - * / and ( ).");
        }
        if (!Applied.KNOWN.contains(name.get())) {
            throw new InvalidExpression(
                    "There is no function \"" + name.get() + "\". Known: " + String.join(", ", Applied.KNOWN) + ".");
        }
        return new Applied(name.get(), inParentheses(depth));
    }

    private Expression inParentheses(int depth) {
        at++;
        Expression inner = sum(depth + 1);
        if (!next(")")) {
            throw new InvalidExpression("A \"(\" has no \")\" after it.");
        }
        at++;
        return inner;
    }

    private Optional<Matcher> token(Pattern form) {
        spaces();
        Matcher matcher = form.matcher(source).region(at, source.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher);
    }

    private boolean next(String characters) {
        spaces();
        return at < source.length() && characters.indexOf(source.charAt(at)) >= 0;
    }

    private void spaces() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }
}
