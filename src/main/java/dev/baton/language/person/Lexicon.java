package dev.baton.language.person;

import dev.baton.assistant.PlainText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words that play a part in requests for a person, in all languages at once, and the repair of their misspellings:
 * a word that nobody knows and that is one slip away from one of them (two if it is long) is read as that one. Words that
 * merely look alike ("walk", "tall") stand in {@code known.txt} and stay what they are.
 */
final class Lexicon {

    /** The part of all words that play none in requests. */
    static final String ANY = "*";

    private static final int SHORTEST_REPAIRED = 4;
    private static final int LONG = 8;
    private static final int LONGEST = 24;
    private static final int SPELLED_OUT = 3;

    private final Map<String, String> classes;
    private final Set<String> known;
    private final Set<String> common;
    private final Map<Integer, List<String>> byLength;

    /**
     * @param classes word to class
     * @param common words that say nothing by themselves
     * @param known words that are not to be repaired, beside those of the classes
     */
    Lexicon(Map<String, String> classes, Set<String> common, Set<String> known) {
        this.classes = Map.copyOf(classes);
        this.common = Set.copyOf(common);
        this.known = Set.copyOf(known);
        this.byLength = new HashMap<>();
        classes.keySet().stream()
                .sorted()
                .filter(word -> word.length() >= SHORTEST_REPAIRED)
                .forEach(word -> byLength.computeIfAbsent(word.length(), length -> new ArrayList<>())
                        .add(word));
    }

    /** The lexicon of all built-in languages. */
    static Lexicon load() {
        try (BufferedReader known = LanguageFile.open("known.txt")) {
            return builtIn(new HashSet<>(known.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That lexicon with these words that look alike. */
    static Lexicon builtIn(Set<String> known) {
        var common = new HashSet<String>();
        for (String language : LanguageFile.BUILT_IN) {
            LanguageFile.read(language).lines("common").forEach(line -> common.addAll(List.of(line.split(" +"))));
        }
        return new Lexicon(classesOf(LanguageFile.BUILT_IN), common, known);
    }

    /** The classes of these languages' words; where two disagree, the first language wins. */
    static Map<String, String> classesOf(List<String> languages) {
        var classes = new HashMap<String, String>();
        for (String language : languages) {
            LanguageFile.read(language)
                    .classes()
                    .forEach((name, words) -> words.forEach(
                            word -> classes.putIfAbsent(PlainText.of(word).words(), name)));
        }
        return classes;
    }

    /** The class of a word, after {@link #words}. */
    Optional<String> classOf(String word) {
        return Optional.ofNullable(classes.get(word));
    }

    /** What part a word plays: its class, itself if it is a common one, or {@link #ANY}. */
    String part(String word) {
        String name = classes.get(word);
        return name != null ? name : common.contains(word) ? word : ANY;
    }

    /** The words of a text, repaired; drawn-out letters are shortened and letters set apart are joined. */
    List<String> words(PlainText text) {
        var words = new ArrayList<String>();
        var letters = new StringBuilder();
        for (String word : text.words().split(" ")) {
            if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
                letters.append(word);
                continue;
            }
            flush(letters, words);
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                words.add(repaired(word));
            }
        }
        flush(letters, words);
        return words;
    }

    private void flush(StringBuilder letters, List<String> words) {
        if (letters.length() > SPELLED_OUT) {
            words.add(repaired(letters.toString()));
        } else {
            letters.chars().forEach(letter -> words.add(Character.toString(letter)));
        }
        letters.setLength(0);
    }

    private String repaired(String word) {
        if (classes.containsKey(word) || known.contains(word) || common.contains(word) || word.length() > LONGEST) {
            return word;
        }
        String calm = withoutRuns(word);
        if (classes.containsKey(calm) || known.contains(calm)) {
            return calm;
        }
        if (calm.length() < SHORTEST_REPAIRED || !calm.chars().allMatch(Character::isLetter)) {
            return calm;
        }
        int allowed = calm.length() >= LONG ? 2 : 1;
        for (int slips = 1; slips <= allowed; slips++) {
            for (int length = calm.length() - slips; length <= calm.length() + slips; length++) {
                for (String candidate : byLength.getOrDefault(length, List.of())) {
                    if (candidate.charAt(0) == calm.charAt(0) && Slips.between(calm, candidate, slips)
                            || slips == 1 && Slips.swapped(calm, candidate)) {
                        return candidate;
                    }
                }
            }
        }
        return calm;
    }

    private static String withoutRuns(String word) {
        var calm = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            char letter = word.charAt(at);
            int end = at;
            while (end < word.length() && word.charAt(end) == letter) {
                end++;
            }
            calm.append(end - at >= 3 ? Character.toString(letter) : word.substring(at, end));
            at = end - 1;
        }
        return calm.toString();
    }
}
