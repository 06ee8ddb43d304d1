package dev.baton.language.value;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Patterns of a language's file, one for each alternative, since a name may stand but once in each. */
final class Alternatives {

    private Alternatives() {}

    /** The alternatives outside of all brackets. */
    static List<String> of(String pattern) {
        var alternatives = new ArrayList<String>();
        int depth = 0;
        int begin = 0;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                alternatives.add(pattern.substring(begin, at));
                begin = at + 1;
            }
        }
        alternatives.add(pattern.substring(begin));
        return alternatives;
    }

    /** Words as one alternative, longest first, so that the longest that fits is found. */
    static String any(Iterable<String> words) {
        var sorted = new ArrayList<String>();
        words.forEach(sorted::add);
        sorted.sort((one, other) -> Integer.compare(other.length(), one.length()));
        return sorted.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    }

    /** A pattern that stands between words. */
    static Pattern words(String pattern) {
        return Pattern.compile("(?:^|[^\\p{L}\\d])(?P<all>" + pattern + ")(?:$|[^\\p{L}\\d])");
    }
}
