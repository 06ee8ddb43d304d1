package dev.baton.language;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A message and, if it has several, its sentences: in a long message one of them may be what counts. */
final class Sentences {

    /** Sentences that are looked at one by one. */
    static final int MAX_SENTENCES = 8;

    /** Characters that are looked at. */
    static final int MAX_CHARACTERS = 4_000;

    private Sentences() {}

    /** The whole text first; never empty. */
    static List<String> of(String message) {
        String text = message.length() > MAX_CHARACTERS ? message.substring(0, MAX_CHARACTERS) : message;
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        var sentences = new ArrayList<String>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE && sentences.size() < MAX_SENTENCES; to = breaks.next()) {
            String sentence = text.substring(from, to).strip();
            if (sentence.length() > 2) {
                sentences.add(sentence);
            }
            from = to;
        }
        if (sentences.size() < 2) {
            return List.of(text);
        }
        sentences.addFirst(text);
        return List.copyOf(sentences);
    }
}
