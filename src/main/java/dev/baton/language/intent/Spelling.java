package dev.baton.language.intent;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts right what is probably a typing error: a word that nobody knows becomes the word of the assistant's phrases, or
 * of everyday sentences, that differs in a letter. An encoder cuts a word that it does not know into pieces that mean
 * something else; this gives it back the word.
 */
final class Spelling {

    /** Shorter words are near to too many others. */
    static final int SHORTEST = 4;

    /** From this length on two letters may differ. */
    static final int LONG = 8;

    private static final int LONGEST = 24;

    /** Words looked at in one text. */
    private static final int MOST = 40;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    private final Map<String, Integer> counts = new HashMap<>();
    private final Predicate<String> known;

    /**
     * Learns words.
     *
     * @param own texts whose words count most
     * @param others texts whose words count as well
     * @param known whether a word needs no correction though it is in none of the texts
     */
    Spelling(Collection<String> own, Collection<String> others, Predicate<String> known) {
        this.known = known;
        own.forEach(text -> count(text, 1_000));
        others.forEach(text -> count(text, 1));
    }

    private void count(String text, int weight) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (words.end() - words.start() >= SHORTEST - 1) {
                counts.merge(words.group(), weight, Integer::sum);
            }
        }
    }

    /** The text, in lower case as it is compared, with its words put right. */
    String corrected(String text) {
        Matcher words = WORD.matcher(text);
        var corrected = new StringBuilder();
        for (int looked = 0; looked < MOST && words.find(); looked++) {
            words.appendReplacement(corrected, Matcher.quoteReplacement(word(words.group())));
        }
        return words.appendTail(corrected).toString();
    }

    private String word(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST || counts.containsKey(word) || known.test(word)) {
            return word;
        }
        int allowed = word.length() >= LONG ? 2 : 1;
        String best = word;
        int nearest = allowed + 1;
        int most = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            String candidate = entry.getKey();
            int distance = distance(word, candidate, allowed);
            boolean better = distance < nearest
                    || distance == nearest && distance <= allowed && entry.getValue() > most
                    || distance == nearest
                            && distance <= allowed
                            && entry.getValue() == most
                            && candidate.compareTo(best) < 0;
            if (better) {
                best = candidate;
                nearest = distance;
                most = entry.getValue();
            }
        }
        return best;
    }

    /**
     * How many letters must be added, taken away, changed or swapped with the next (Damerau 1964); more than allowed if
     * it is more.
     */
    static int distance(String one, String other, int allowed) {
        if (Math.abs(one.length() - other.length()) > allowed) {
            return allowed + 1;
        }
        var before = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        var now = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
                least = Math.min(least, now[j]);
            }
            if (least > allowed) {
                return allowed + 1;
            }
            int[] free = before;
            before = last;
            last = now;
            now = free;
        }
        return Math.min(last[other.length()], allowed + 1);
    }
}
