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

    /** As {@link #shortened}, and no more UTF-8 bytes than so many, as JSON writes it. */
    static String within(String text, int length, int bytes) {
        String shorter = shortened(text, length);
        while (!shorter.isEmpty() && BotMemory.cost(shorter) - 3 > bytes) {
            shorter = shortened(shorter, Math.max(0, shorter.length() * 3 / 4));
        }
        return shorter;
    }

    /** A sentence or two, as the memory holds them. */
    static String sentence(String text) {
        return within(clean(text), 240, 420).strip();
    }

    /** What the customer wrote, short and in quotes, for evidence. */
    static String quoted(String text) {
        String clean = clean(text);
        String shown = shortened(clean, 160);
        return "“" + shown + (shown.length() < clean.length() ? "…" : "") + "”";
    }
}
