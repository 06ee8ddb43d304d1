package dev.baton.bot;

/** Keeps texts within bounds. */
final class Texts {

    private Texts() {}

    /** Without control characters and halves of characters, stripped. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.getType(character) == Character.SURROGATE) {
                clean.append('\uFFFD');
            } else {
                clean.appendCodePoint(Character.isISOControl(character) ? ' ' : character);
            }
        });
        return clean.toString().strip();
    }

    /** At most so many UTF-16 units, never half a character. */
    static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    /** What the customer wrote, short and in quotes, for evidence. */
    static String quoted(String text) {
        String clean = clean(text);
        String shown = shortened(clean, 160);
        return "“" + shown + (shown.length() < clean.length() ? "…" : "") + "”";
    }
}
