package dev.baton.channel.masking;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What of a text is masked (X6). Takes time proportional to the text's length, whatever the text. A number that is spread
 * over two messages is not found: each message is looked at alone.
 *
 * @param cards whether card numbers are
 * @param ibans whether IBANs are
 * @param passwords whether passwords are
 * @param own further patterns; each has its name
 */
public record Masking(boolean cards, boolean ibans, boolean passwords, List<Own> own) {

    /** All that Baton knows, and no pattern of one's own. */
    public static final Masking DEFAULT = new Masking(true, true, true, List.of());

    /** Copies the list. */
    public Masking {
        own = List.copyOf(own);
    }

    /**
     * A pattern of one's own.
     *
     * @param name stands in brackets where something was masked
     * @param pattern of bounded size; what it finds is masked
     */
    public record Own(String name, Pattern pattern) {}

    /** The text with all of it masked. */
    public String mask(String text) {
        return replaced(text, spans(text));
    }

    /** The same for what answers a line: a question for a password makes a word a password. */
    public String maskAnswer(String line, String text) {
        return passwords && Passwords.isAnswer(line, text) ? Passwords.mask() : mask(text);
    }

    private List<Span> spans(String text) {
        var spans = new ArrayList<Span>();
        if (cards) {
            spans.addAll(CardNumbers.in(text));
        }
        if (ibans) {
            spans.addAll(Ibans.in(text));
        }
        if (passwords) {
            spans.addAll(Passwords.in(text));
        }
        own.forEach(rule -> found(rule, text, spans));
        return spans;
    }

    private static void found(Own rule, String text, List<Span> spans) {
        Matcher matcher = rule.pattern().matcher(text);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                spans.add(new Span(matcher.start(), matcher.end(), "[" + rule.name() + "]"));
            }
        }
    }

    /** Where two overlap, the one that begins first is masked as what it is, and the other with it. */
    private static String replaced(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        spans.sort(Comparator.comparingInt(Span::from).thenComparing(Span::to, Comparator.reverseOrder()));
        var masked = new StringBuilder(text.length());
        int done = 0;
        for (Span span : spans) {
            if (span.from() >= done) {
                masked.append(text, done, span.from()).append(span.mask());
            }
            done = Math.max(done, span.to());
        }
        return masked.append(text, done, text.length()).toString();
    }
}
