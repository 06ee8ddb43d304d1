package dev.baton.language.knowledge.text;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/** The languages in which words are compared by their stems, and a guess which of them a text is written in. */
public final class Languages {

    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("en", "english");
        NAMES.put("es", "spanish");
        NAMES.put("fr", "french");
        NAMES.put("de", "german");
        NAMES.put("pt", "portuguese");
        NAMES.put("it", "italian");
        NAMES.put("nl", "dutch");
    }

    private static final Map<String, CharArraySet> LITTLE_WORDS = littleWords();
    private static final Pattern WORDS = Pattern.compile("[^\\pL\\pM']+");
    private static final int LOOKED_AT = 5_000;
    private static final int SURE = 3;
    private static final int SURE_OF_SHORT = 2;

    private Languages() {}

    /** Two-letter tags of the languages with stems, English first. */
    public static Iterable<String> known() {
        return NAMES.keySet();
    }

    /** The words of a language that carry no meaning of their own; empty for an unknown one. */
    public static CharArraySet littleWords(String language) {
        return LITTLE_WORDS.getOrDefault(language, CharArraySet.EMPTY_SET);
    }

    /** The language of a tag such as {@code de-AT}, as two or three small letters; empty if it is none. */
    public static Optional<String> tag(String tag) {
        var language = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return language.length() >= 2
                        && language.length() <= 3
                        && language.chars().allMatch(c -> c >= 'a' && c <= 'z')
                ? Optional.of(language)
                : Optional.empty();
    }

    /** The known language whose little words the text has most of, at least three; empty where that says nothing. */
    public static Optional<String> guess(String text) {
        return guess(text, Optional.empty(), SURE);
    }

    /** The language of a short text that is said to be in {@code given}: another only if more of its little words stand in it. */
    public static String ofShort(String text, String given) {
        return guess(text, Optional.of(given), SURE_OF_SHORT).orElse(given);
    }

    private static Optional<String> guess(String text, Optional<String> given, int sure) {
        var words = WORDS.split(
                text.substring(0, Math.min(LOOKED_AT, text.length())).toLowerCase(Locale.ROOT));
        var best = given;
        var most =
                Math.max(sure - 1, given.map(language -> count(words, language)).orElse(0));
        for (var language : NAMES.keySet()) {
            var count = count(words, language);
            if (count > most) {
                most = count;
                best = Optional.of(language);
            }
        }
        return best;
    }

    private static int count(String[] words, String language) {
        var little = littleWords(language);
        var count = 0;
        for (var word : words) {
            count += little.contains(word) ? 1 : 0;
        }
        return count;
    }

    private static Map<String, CharArraySet> littleWords() {
        var all = new LinkedHashMap<String, CharArraySet>();
        NAMES.forEach((language, name) -> all.put(language, snowball(name)));
        return all;
    }

    private static CharArraySet snowball(String name) {
        try (var in = SnowballFilter.class.getResourceAsStream(name + "_stop.txt")) {
            if (in == null) {
                throw new IllegalStateException("Lucene has no little words of " + name + ".");
            }
            return CharArraySet.unmodifiableSet(
                    WordlistLoader.getSnowballWordSet(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
