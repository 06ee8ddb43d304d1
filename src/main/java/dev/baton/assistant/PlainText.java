package dev.baton.assistant;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text as patterns read it: lower case, without accents ({@code für} is {@code fur}), without punctuation, words apart
 * by one space. The apostrophe of an English contraction vanishes ({@code don't} is {@code dont}), any other parts words
 * ({@code d'un} is {@code d un}). Letters and digits of all scripts and emoji remain.
 *
 * @param raw the text as it was written
 * @param words the text as patterns read it
 */
public record PlainText(String raw, String words) {

    private static final Map<Integer, String> SPELLED_OUT =
            Map.of((int) 'ß', "ss", (int) 'ø', "o", (int) 'ł', "l", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ı', "i");
    private static final Set<String> CONTRACTED = Set.of("t", "s", "m", "d", "re", "ve", "ll");
    private static final Pattern CLAUSE_END = Pattern.compile("[.!?;,:()\\n\\r…。！？、¿¡–—]+|\\s-+\\s");

    /** Reads a text; any text, of any length. */
    public static PlainText of(String raw) {
        return new PlainText(raw, words(raw));
    }

    /** The clauses of the text, parted by its punctuation, those without words left out; for a text without any, none. */
    public List<PlainText> clauses() {
        return Stream.of(CLAUSE_END.split(raw, -1))
                .map(PlainText::of)
                .filter(clause -> !clause.words.isEmpty())
                .toList();
    }

    private static String words(String raw) {
        String decomposed = Normalizer.normalize(raw, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var words = new StringBuilder(decomposed.length());
        for (int at = 0; at < decomposed.length(); ) {
            int character = decomposed.codePointAt(at);
            int next = at + Character.charCount(character);
            if (isLetterLike(character)) {
                words.append(SPELLED_OUT.getOrDefault(character, Character.toString(character)));
            } else if (!isSilent(character) && !contracts(decomposed, at, character)) {
                endWord(words);
            }
            at = next;
        }
        return Normalizer.normalize(words, Normalizer.Form.NFC).strip();
    }

    private static void endWord(StringBuilder words) {
        if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
    }

    private static boolean isLetterLike(int character) {
        if (character >= 0x300 && character <= 0x36F || character >= 0xFE00 && character <= 0xFE0F) {
            return false;
        }
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.OTHER_SYMBOL,
                            Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    /** Accents, and what has no width, do not part words. */
    private static boolean isSilent(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
    }

    private static boolean contracts(String text, int at, int character) {
        if (character != '\'' && character != '’' && character != '`') {
            return false;
        }
        int end = at + 1;
        while (end < text.length() && end - at <= 3 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return at > 0 && Character.isLetter(text.charAt(at - 1)) && CONTRACTED.contains(text.substring(at + 1, end));
    }
}
