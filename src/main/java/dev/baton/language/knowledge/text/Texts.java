package dev.baton.language.knowledge.text;

/** Small matters of text. */
public final class Texts {

    private Texts() {}

    /** One line without what cannot be shown: control characters and halves of characters go, white space becomes one space. */
    public static String line(String text) {
        var line = new StringBuilder(Math.min(text.length(), 1_024));
        for (var at = 0; at < text.length(); ) {
            var character = text.codePointAt(at);
            at += Character.charCount(character);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (!Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE) {
                line.appendCodePoint(character);
            }
        }
        return line.toString().stripTrailing();
    }

    /** The text, ended by a full stop if no mark ends it. */
    public static String sentence(String text) {
        return text.isEmpty() || ".!?:;…".indexOf(text.codePointBefore(text.length())) >= 0 ? text : text + ".";
    }

    /** The text, cut at a word to at most so many characters, and marked if it was cut. */
    public static String shortened(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        var cut = Character.isLowSurrogate(text.charAt(limit - 1)) ? limit - 2 : limit - 1;
        var space = text.lastIndexOf(' ', cut);
        return text.substring(0, space > limit / 2 ? space : cut).strip() + "…";
    }
}
