package dev.baton.desk.zendesk;

import java.util.ArrayList;
import java.util.List;

/** Texts in pieces that Zendesk takes. */
final class MessagingTexts {

    /** Characters of one message. */
    static final int LONGEST = 4096;

    private MessagingTexts() {}

    /** The pieces of a text, cut at ends of lines or words where there are some; none of an empty one. */
    static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        String rest = text.strip();
        while (rest.length() > LONGEST) {
            int at = Math.max(rest.lastIndexOf('\n', LONGEST), rest.lastIndexOf(' ', LONGEST));
            int end = at > LONGEST / 2 ? at : whole(rest);
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /** Never between the halves of one character. */
    private static int whole(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
