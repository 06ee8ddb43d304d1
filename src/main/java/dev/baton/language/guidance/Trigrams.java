package dev.baton.language.guidance;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How alike two texts are written, whatever the language: the share of letter triples that they have in common (Dice's
 * coefficient). Finds an example again with typing errors and small changes, in languages that the encoder does not know.
 */
record Trigrams(Set<String> triples) {

    private static final int MAX_CHARACTERS = 400;

    Trigrams {
        triples = Set.copyOf(triples);
    }

    static Trigrams of(String text) {
        String start = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        String plain = " "
                + start.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip() + " ";
        var triples = new HashSet<String>();
        for (int at = 0; at + 3 <= plain.length(); at++) {
            triples.add(plain.substring(at, at + 3));
        }
        return new Trigrams(triples);
    }

    /** From 0 to 1. */
    double alike(Trigrams other) {
        if (triples.isEmpty() || other.triples.isEmpty()) {
            return 0;
        }
        long common = triples.stream().filter(other.triples::contains).count();
        return 2.0 * common / (triples.size() + other.triples.size());
    }
}
