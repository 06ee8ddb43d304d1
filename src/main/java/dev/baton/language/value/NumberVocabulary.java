package dev.baton.language.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A language's words for numbers.
 *
 * @param parts each word's meaning
 * @param compound whether words are written together
 * @param reverse whether units come before tens ("vier und zwanzig")
 * @param weak words that mean a number only if nothing else does
 * @param articles words that mean one only before a bigger word
 * @param point words for the decimal sign
 * @param minus words for the sign
 * @param halves what may follow "and" for a half
 * @param fixed words with a value of their own
 * @param ordinals words for days of a month
 * @param french whether 60 and 80 are counted on from
 */
record NumberVocabulary(
        Map<String, Part> parts,
        boolean compound,
        boolean reverse,
        Set<String> weak,
        Set<String> articles,
        Set<String> point,
        Set<String> minus,
        List<String> halves,
        Map<String, BigDecimal> fixed,
        Map<String, Integer> ordinals,
        boolean french) {

    /** Letters of a word that is taken apart at most. */
    private static final int LONGEST_COMPOUND = 80;

    private static final int LONGEST_PART = 12;

    /** A word within a number. */
    record Part(Kind kind, long value) {}

    /** What a word does. */
    enum Kind {
        SMALL,
        HUNDRED,
        HUNDREDS,
        SCALE,
        DOZEN,
        AND
    }

    static NumberVocabulary of(Words words) {
        var parts = new HashMap<String, Part>();
        words.pairs("small").forEach(pair -> parts.put(pair.getKey(), part(Kind.SMALL, pair.getValue())));
        words.pairs("hundreds").forEach(pair -> parts.put(pair.getKey(), part(Kind.HUNDREDS, pair.getValue())));
        words.pairs("scale").forEach(pair -> parts.put(pair.getKey(), part(Kind.SCALE, pair.getValue())));
        words.list("hundred").forEach(word -> parts.put(word, new Part(Kind.HUNDRED, 100)));
        words.list("dozen").forEach(word -> parts.put(word, new Part(Kind.DOZEN, 12)));
        words.list("and").forEach(word -> parts.put(word, new Part(Kind.AND, 0)));
        var fixed = new HashMap<String, BigDecimal>();
        words.pairs("halves").forEach(pair -> fixed.put(pair.getKey(), new BigDecimal(pair.getValue())));
        var ordinals = new HashMap<String, Integer>();
        words.pairs("ordinal").forEach(pair -> ordinals.put(pair.getKey(), Integer.valueOf(pair.getValue())));
        return new NumberVocabulary(
                Map.copyOf(parts),
                words.is("compound"),
                words.is("reverse"),
                Set.copyOf(words.list("weak")),
                Set.copyOf(words.list("article")),
                Set.copyOf(words.list("point")),
                Set.copyOf(words.list("minus")),
                words.list("half"),
                Map.copyOf(fixed),
                Map.copyOf(ordinals),
                words.language().equals("fr"));
    }

    private static Part part(Kind kind, String value) {
        return new Part(kind, Long.parseLong(value));
    }

    /** The parts of a word, in order; empty if it is no number. */
    List<Part> partsOf(String word) {
        Part whole = parts.get(word);
        if (whole != null) {
            return List.of(whole);
        }
        return compound && word.length() <= LONGEST_COMPOUND ? takenApart(word) : List.of();
    }

    /** From the end: for each place the longest part with which a way to the end begins. */
    private List<Part> takenApart(String word) {
        int[] lengths = new int[word.length() + 1];
        for (int at = word.length() - 1; at >= 0; at--) {
            for (int end = Math.min(word.length(), at + LONGEST_PART); end > at; end--) {
                if ((end == word.length() || lengths[end] > 0) && parts.containsKey(word.substring(at, end))) {
                    lengths[at] = end - at;
                    break;
                }
            }
        }
        var found = new ArrayList<Part>();
        for (int at = 0; at < word.length() && lengths[at] > 0; at += lengths[at]) {
            Part part = parts.get(word.substring(at, at + lengths[at]));
            if (part != null) {
                found.add(part);
            }
        }
        boolean startsWithAnd = !found.isEmpty() && found.getFirst().kind() == Kind.AND;
        return startsWithAnd ? List.of() : reverse ? turned(found) : found;
    }

    /** "vier und zwanzig" as 24; written apart they are two numbers. */
    private static List<Part> turned(List<Part> parts) {
        var turned = new ArrayList<Part>();
        for (int at = 0; at < parts.size(); at++) {
            Part part = parts.get(at);
            boolean tens = at + 2 < parts.size()
                    && isSmall(part, 1, 9)
                    && parts.get(at + 1).kind() == Kind.AND
                    && isSmall(parts.get(at + 2), 20, 90);
            turned.add(
                    tens ? new Part(Kind.SMALL, part.value() + parts.get(at + 2).value()) : part);
            at += tens ? 2 : 0;
        }
        return turned;
    }

    private static boolean isSmall(Part part, long from, long to) {
        return part.kind() == Kind.SMALL && from <= part.value() && part.value() <= to;
    }
}
