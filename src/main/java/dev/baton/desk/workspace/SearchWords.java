package dev.baton.desk.workspace;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words as conversations are found by them (W3): lower case, without accents, letters and digits alone. The same is done to what
 * is said and to what is looked for, so that both meet whatever the database thinks of languages. Scripts that put no spaces
 * between words are cut into pairs of characters.
 */
public final class SearchWords {

    /** What is looked for has so many words at most; more are left out. */
    static final int MOST_ASKED = 12;

    private static final int LONGEST = 64;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchWords() {}

    /** All words of a text, each once. */
    public static Set<String> of(String text) {
        var words = new LinkedHashSet<String>();
        for (String part : parts(text)) {
            if (isUnspaced(part)) {
                words.addAll(pairs(part));
            } else {
                words.add(part);
            }
        }
        return words;
    }

    /**
     * What a person types as a condition for the database: all words must be there, and the last may go on. Empty if there is
     * no word in it.
     */
    public static Optional<String> query(String typed) {
        List<String> words = of(typed).stream().limit(MOST_ASKED).toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String last = words.getLast();
        return Optional.of(words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & "))
                + (isUnspaced(last) ? "" : ":*"));
    }

    /** How many of the words that a person typed stand in the text. */
    static long hits(Set<String> typed, String text) {
        Set<String> there = of(text);
        return typed.stream()
                .filter(word -> there.stream().anyMatch(each -> each.startsWith(word)))
                .count();
    }

    private static List<String> parts(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var parts = new ArrayList<String>();
        for (String part : BETWEEN.split(plain)) {
            if (!part.isEmpty()) {
                parts.add(part.length() <= LONGEST ? part : part.substring(0, part.offsetByCodePoints(0, LONGEST / 2)));
            }
        }
        return parts;
    }

    private static boolean isUnspaced(String word) {
        return word.codePoints().anyMatch(SearchWords::isUnspaced);
    }

    private static boolean isUnspaced(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static List<String> pairs(String part) {
        int[] characters = part.codePoints().toArray();
        if (characters.length == 1) {
            return List.of(part);
        }
        var pairs = new ArrayList<String>(characters.length);
        for (int i = 1; i < characters.length; i++) {
            pairs.add(new String(characters, i - 1, 2));
        }
        return pairs;
    }
}
