package dev.baton.language.summary;

import java.text.BreakIterator;
import java.util.Locale;

/** Texts on one line and no longer than they may be, cut between words where there are any. */
final class Shortened {

    private static final String MORE = "…";

    private Shortened() {}

    /**
     * The text, or its beginning.
     *
     * @param most characters (UTF-16) that it may have, the mark of the cut included
     */
    static String to(int most, String text) {
        String line = line(text, most);
        if (line.length() <= most) {
            return line;
        }
        int room = most - MORE.length();
        int space = line.lastIndexOf(' ', room);
        int cut = space >= room / 2 ? space : boundary(line, room);
        return line.substring(0, cut).strip() + MORE;
    }

    /** The first sentence, or its beginning. */
    static String sentence(int most, String text) {
        String line = line(text, most);
        var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(line);
        int end = sentences.next();
        return to(most, end > 0 ? line.substring(0, end) : line);
    }

    private static int boundary(String line, int room) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        return Math.max(0, characters.isBoundary(room) ? room : characters.preceding(room));
    }

    /** White space as single blanks; far more than can be kept is not looked at. */
    private static String line(String text, int most) {
        var line = new StringBuilder();
        boolean gap = false;
        for (int index = 0; index < text.length() && line.length() <= most * 2; index++) {
            char c = text.charAt(index);
            if (Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c)) {
                gap = !line.isEmpty();
            } else {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.append(c);
            }
        }
        return line.toString();
    }
}
