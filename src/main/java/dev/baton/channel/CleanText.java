package dev.baton.channel;

import java.text.Normalizer;

/**
 * Cleans what people write at the door, before anything is stored or looked at: composed characters (NFC), line breaks as
 * {@code \n}, and neither control characters nor halves of characters, which databases and other systems refuse.
 */
public final class CleanText {

    private CleanText() {}

    /** The text as it is stored. */
    public static String of(String raw) {
        var clean = new StringBuilder(raw.length());
        raw.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(CleanText::isText)
                .forEach(clean::appendCodePoint);
        return Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
    }

    /** The same in one line, for names and titles. */
    public static String line(String raw) {
        return of(raw).replaceAll("\\s+", " ");
    }

    private static boolean isText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == '\n' || codePoint == '\t';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
