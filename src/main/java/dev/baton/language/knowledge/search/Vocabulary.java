package dev.baton.language.knowledge.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of all passages in one language, and how telling each is: {@code ln(1 + (N - n + 0.5) / (n + 0.5))} for a word
 * that stands in n of N passages (the weight of BM25). A word that stands nowhere is the most telling of all.
 */
final class Vocabulary {

    private static final int LONG_ENOUGH = 5;
    private static final double MISSPELT = 0.85;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int[] passages = new int[1_024];
    private int count;

    /** A word of a question. @param id in the vocabulary, or -1 @param weight how telling it is @param trust 1, or less for a guess */
    record Asked(String word, int id, double weight, double trust) {}

    /** Adds a passage. @return its words as sorted numbers */
    int[] add(Collection<String> wordsOfPassage) {
        count++;
        return wordsOfPassage.stream().distinct().mapToInt(this::seen).sorted().toArray();
    }

    private int seen(String word) {
        int id = ids.computeIfAbsent(word, added -> {
            words.add(added);
            return words.size() - 1;
        });
        if (id >= passages.length) {
            passages = Arrays.copyOf(passages, passages.length * 2);
        }
        passages[id]++;
        return id;
    }

    /** The words of a question, each once. One that is unknown and one slip away from a known one is taken for that. */
    List<Asked> asked(Collection<String> wordsOfQuestion) {
        return wordsOfQuestion.stream().distinct().map(this::asked).toList();
    }

    private Asked asked(String word) {
        var id = ids.getOrDefault(word, -1);
        if (id >= 0) {
            return new Asked(word, id, weight(passages[id]), 1);
        }
        var near = word.length() < LONG_ENOUGH ? -1 : near(word);
        return near >= 0
                ? new Asked(words.get(near), near, weight(passages[near]), MISSPELT)
                : new Asked(word, -1, weight(0), 1);
    }

    private int near(String word) {
        var best = -1;
        for (var id = 0; id < words.size(); id++) {
            if (OneSlip.apart(word, words.get(id)) && (best < 0 || passages[id] > passages[best])) {
                best = id;
            }
        }
        return best;
    }

    private double weight(int in) {
        return Math.log(1 + (count - in + 0.5) / (in + 0.5));
    }
}
