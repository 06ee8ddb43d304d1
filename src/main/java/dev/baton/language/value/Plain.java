package dev.baton.language.value;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text in the form in which it is searched (lower case, without accents, digits of every script as 0 to 9), that knows
 * where each of its characters came from.
 */
final class Plain {

    private final String raw;
    private final String text;
    private final int[] begins;
    private final int[] ends;

    private Plain(String raw, String text, int[] begins, int[] ends) {
        this.raw = raw;
        this.text = text;
        this.begins = begins;
        this.ends = ends;
    }

    /** Something to stand in place of a part of the text; the parts do not overlap. */
    record Replacement(int begin, int end, String by) {}

    static Plain of(String raw) {
        var text = new StringBuilder(raw.length());
        int[] begins = new int[raw.length() * 4 + 16];
        int[] ends = new int[begins.length];
        for (int at = 0; at < raw.length(); ) {
            int c = raw.codePointAt(at);
            int next = at + Character.charCount(c);
            String plain = plain(c);
            for (int i = 0; i < plain.length(); i++) {
                if (text.length() == begins.length) {
                    begins = Arrays.copyOf(begins, begins.length * 2);
                    ends = Arrays.copyOf(ends, begins.length);
                }
                begins[text.length()] = at;
                ends[text.length()] = next;
                text.append(plain.charAt(i));
            }
            at = next;
        }
        return new Plain(raw, text.toString(), begins, ends);
    }

    private static String plain(int c) {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return Integer.toString(digit);
        }
        if (Character.getType(c) == Character.OTHER_NUMBER) {
            return Character.toString(c); // "½" is no 1 and no 2
        }
        return switch (c) {
            case 'ß' -> "ss";
            case 'º', '°', 'ª' -> "o";
            case 'æ', 'Æ' -> "ae";
            case 'ø', 'Ø' -> "o";
            case '’', '‘', 'ʼ', '`', '´' -> "'";
            case '–', '—', '‐', '‑', '−' -> "-";
            case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> "";
            default ->
                Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                        ? " "
                        : decomposed(c);
        };
    }

    private static String decomposed(int c) {
        if (c < 0x80) {
            return Character.toString(Character.toLowerCase(c));
        }
        if (Character.getType(c) == Character.SURROGATE) {
            return " ";
        }
        var plain = new StringBuilder();
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    String text() {
        return text;
    }

    /** The text with other words in some places; where those stand for is remembered. */
    Plain with(List<Replacement> replacements) {
        var changed = new StringBuilder(text.length());
        int length = text.length()
                + replacements.stream().mapToInt(one -> one.by().length()).sum();
        int[] newBegins = new int[length];
        int[] newEnds = new int[length];
        int at = 0;
        for (Replacement replacement : replacements) {
            copy(at, replacement.begin(), changed, newBegins, newEnds);
            for (int i = 0; i < replacement.by().length(); i++) {
                newBegins[changed.length()] = begins[replacement.begin()];
                newEnds[changed.length()] = ends[replacement.end() - 1];
                changed.append(replacement.by().charAt(i));
            }
            at = replacement.end();
        }
        copy(at, text.length(), changed, newBegins, newEnds);
        return new Plain(raw, changed.toString(), newBegins, newEnds);
    }

    private void copy(int from, int to, StringBuilder changed, int[] newBegins, int[] newEnds) {
        for (int i = from; i < to; i++) {
            newBegins[changed.length()] = begins[i];
            newEnds[changed.length()] = ends[i];
            changed.append(text.charAt(i));
        }
    }

    /** The part between two places of this text as a value, where it stood in what was written. */
    Value value(String iso, int begin, int end) {
        int first = begins[begin];
        int last = ends[end - 1];
        return new Value(iso, raw.substring(first, last), first, last);
    }

    /** What was written between two places of this text, capitals and all. */
    String written(int begin, int end) {
        return raw.substring(begins[begin], ends[end - 1]);
    }
}
