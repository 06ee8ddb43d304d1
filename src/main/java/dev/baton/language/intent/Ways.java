package dev.baton.language.intent;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ways in which a message is read: as a whole; and, if it is long, sentence by sentence as well, for one sentence
 * may say what is wanted and the others why.
 */
final class Ways {

    /** A message of at most so many characters is read as a whole alone. */
    static final int SHORT = 160;

    /** Sentences that are read one by one; those after are read with the whole, as far as the encoder reads it. */
    static final int MOST = 6;

    private static final int SHORTEST = 8;

    /** Characters that are read at all. */
    static final int READ = 4_000;

    private Ways() {}

    /** The texts to read, the whole first. */
    static List<String> of(String message) {
        var texts = new ArrayList<String>();
        texts.add(message.length() > READ ? message.substring(0, READ) : message);
        if (message.length() > SHORT) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
            breaks.setText(texts.getFirst());
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE && texts.size() <= MOST; to = breaks.next()) {
                String sentence = texts.getFirst().substring(from, to).strip();
                if (sentence.length() >= SHORTEST
                        && sentence.length() < message.strip().length()) {
                    texts.add(sentence);
                }
                from = to;
            }
        }
        return texts;
    }
}
