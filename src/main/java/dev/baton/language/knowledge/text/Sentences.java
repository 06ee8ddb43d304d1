package dev.baton.language.knowledge.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parts running text into sentences. */
public final class Sentences {

    private static final int ABBREVIATION = 4;

    private Sentences() {}

    /** The sentences in order, none of them empty. */
    public static List<String> of(String text) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        var sentences = new ArrayList<String>();
        var from = breaks.first();
        for (var to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            if (to < text.length() && abbreviated(text, from, to)) {
                continue;
            }
            var sentence = text.substring(from, to).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
            from = to;
        }
        return sentences;
    }

    /** A stop behind a short word in which there is another stop ({@code e.g.}, {@code z. B.}) or before a small letter ends nothing. */
    private static boolean abbreviated(String text, int from, int to) {
        var sentence = text.substring(from, to).stripTrailing();
        if (!sentence.endsWith(".")) {
            return false;
        }
        var word = sentence.substring(sentence.lastIndexOf(' ') + 1, sentence.length() - 1);
        return Character.isLowerCase(text.codePointAt(to))
                || word.contains(".") && word.length() <= ABBREVIATION
                || word.length() == 1 && Character.isLetter(word.charAt(0));
    }
}
