package dev.baton.language.summary;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Holds a model's words against what was said. Numbers, addresses and codes must stand in the transcript: a model that makes
 * up an order number is worse than none. Whether its sentences are true otherwise cannot be checked here.
 */
final class Grounding {

    private final String said;
    private final Set<String> marks;

    /** What was said, by customer, bot and team. */
    Grounding(String transcript) {
        said = plain(transcript);
        marks = marks(said);
    }

    /** Whether every number, address and code in the text was said. */
    boolean holds(String text) {
        return marks.containsAll(marks(plain(text)));
    }

    /** Whether the value was said, word for word but for case, accents and what stands between the words. */
    boolean wasSaid(String value) {
        String words = words(plain(value));
        return words.length() > 2 && words(said).contains(words) && holds(value);
    }

    private static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Words with one blank between them and at both ends, so that only whole words match. */
    private static String words(String plain) {
        var words = new StringBuilder(" ");
        plain.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                words.appendCodePoint(c);
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        });
        return (words.charAt(words.length() - 1) == ' ' ? words : words.append(' ')).toString();
    }

    /** What could be made up: whatever has a digit, an at sign or a dot within it. Digits count without their grouping. */
    private static Set<String> marks(String plain) {
        var marks = new HashSet<String>();
        for (String token : plain.split("[\\s,;:!?()\\[\\]{}\"'“”«»„]+")) {
            String mark = stripped(token);
            if (mark.chars().anyMatch(Character::isDigit)) {
                digits(mark, marks);
            } else if (mark.indexOf('@') >= 0 || mark.indexOf('.') > 0) {
                marks.add(mark);
            }
        }
        return marks;
    }

    private static void digits(String mark, Set<String> marks) {
        var run = new StringBuilder();
        mark.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                run.append(Character.digit(c, 10));
            } else if (c != '.' && c != '’') {
                flush(run, marks);
            }
        });
        flush(run, marks);
    }

    private static void flush(StringBuilder run, Set<String> marks) {
        if (!run.isEmpty()) {
            marks.add(run.toString());
            run.setLength(0);
        }
    }

    private static String stripped(String token) {
        int begin = 0;
        int end = token.length();
        while (begin < end && !Character.isLetterOrDigit(token.charAt(begin))) {
            begin++;
        }
        while (end > begin && !Character.isLetterOrDigit(token.charAt(end - 1))) {
            end--;
        }
        return token.substring(begin, end);
    }
}
