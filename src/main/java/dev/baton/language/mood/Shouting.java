package dev.baton.language.mood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Capitals, repeated marks and stretched letters. Acronyms, codes and single words in capitals are no shouting.
 *
 * @param score from 0 to 1
 * @param evidence in words, for the agent
 */
record Shouting(double score, List<String> evidence) {

    private static final int MAX_CHARACTERS = 4_000;
    private static final int MAX_WORDS = 400;
    private static final int ACRONYM = 4;
    private static final double CAPITALS = 0.8;
    private static final double MARKS = 0.5;
    private static final double STRETCHED = 0.3;
    private static final Pattern MANY_MARKS = Pattern.compile("[!?¡¿]{3}|!\\?|\\?!");
    private static final Pattern LONG_LETTERS = Pattern.compile("(?iU)(\\p{L})\\1{3}");

    Shouting {
        evidence = List.copyOf(evidence);
    }

    static Shouting in(String message) {
        String text = message.length() > MAX_CHARACTERS ? message.substring(0, MAX_CHARACTERS) : message;
        var evidence = new ArrayList<String>();
        double calm = 1;
        if (capitals(text)) {
            evidence.add("wrote in capitals");
            calm *= 1 - CAPITALS;
        }
        if (MANY_MARKS.matcher(text).find()) {
            evidence.add("repeated exclamation or question marks");
            calm *= 1 - MARKS;
        }
        if (LONG_LETTERS.matcher(text).find()) {
            evidence.add("stretched words");
            calm *= 1 - STRETCHED;
        }
        return new Shouting(1 - calm, evidence);
    }

    /** Two words in capitals, one of them no acronym, and most of the message's letters in capitals. */
    private static boolean capitals(String text) {
        List<String> words = Arrays.stream(text.split("\\s+", MAX_WORDS))
                .map(word -> word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
                .filter(word -> word.length() > 1 && word.matches("[\\p{L}'’]+"))
                .toList();
        List<String> loud = words.stream()
                .filter(word -> word.equals(upper(word)) && !word.equals(lower(word)))
                .toList();
        long letters = words.stream().mapToLong(String::length).sum();
        long loudLetters = loud.stream().mapToLong(String::length).sum();
        return loud.size() >= 2 && loud.stream().anyMatch(word -> word.length() > ACRONYM) && loudLetters * 2 > letters;
    }

    private static String upper(String word) {
        return word.toUpperCase(java.util.Locale.ROOT);
    }

    private static String lower(String word) {
        return word.toLowerCase(java.util.Locale.ROOT);
    }
}
