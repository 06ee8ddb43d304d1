package dev.baton.assistant;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables in a text: <code>{order}</code> is replaced by the value, <code>{visitor.name|there}</code> by what stands
 * after the bar where the value is unknown, <code>{{</code> is a brace. What is no variable stays as it is, and what a
 * value contains is never read as a variable.
 */
public final class VariableText {

    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{|\\{([A-Za-z][A-Za-z0-9_.-]{0,63})(?:\\|([^{}|]{0,200}))?}");

    private VariableText() {}

    /** The text with its variables replaced; an unknown one without a word in its place by nothing. */
    public static String fill(String text, Function<String, Optional<String>> values) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement(found, values)));
    }

    /** The names of the variables in a text, in order. */
    public static List<String> names(String text) {
        return VARIABLE.matcher(text)
                .results()
                .filter(found -> found.group(1) != null)
                .map(found -> found.group(1))
                .toList();
    }

    /** The names of the variables that {@link #fill} would replace by nothing, each once, in order. */
    public static List<String> unfilled(String text, Function<String, Optional<String>> values) {
        return VARIABLE.matcher(text)
                .results()
                .filter(found ->
                        found.group(1) != null && replacement(found, values).isEmpty())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static String replacement(java.util.regex.MatchResult found, Function<String, Optional<String>> values) {
        String name = found.group(1);
        if (name == null) {
            return "{";
        }
        String otherwise = found.group(2) == null ? "" : found.group(2);
        return values.apply(name).filter(value -> !value.isBlank()).orElse(otherwise);
    }
}
