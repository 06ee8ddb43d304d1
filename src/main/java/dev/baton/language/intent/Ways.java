package dev.baton.language.intent;

import dev.baton.language.encoder.Encoding;
import dev.baton.language.encoder.LayeredEncoder;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ways in which a message is read: as a whole; and, if it is long, sentence by sentence as well, for one sentence
 * may say what is wanted and the others why.
 */
public final class Ways {

    /** A message of at most so many characters is read as a whole alone. */
    static final int SHORT = 160;

    /** Sentences that are read one by one; those after are read with the whole, as far as the encoder reads it. */
    static final int MOST = 6;

    private static final int SHORTEST = 8;

    private Ways() {}

    /** Reads a message in each way. Never empty. */
    public static List<Encoding> of(String message, LayeredEncoder encoder) {
        return texts(message).stream().map(encoder::encoding).toList();
    }

    /** The texts to read, the whole first. */
    static List<String> texts(String message) {
        var texts = new ArrayList<String>();
        texts.add(message);
        if (message.length() > SHORT) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
            breaks.setText(message);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE && texts.size() <= MOST; to = breaks.next()) {
                String sentence = message.substring(from, to).strip();
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
