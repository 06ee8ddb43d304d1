package dev.baton.language.person;

import dev.baton.assistant.PlainText;
import java.util.List;
import java.util.Optional;

/**
 * What the words of a part of a message show, as numbered features (hashed, Weinberger et al. 2009): words and their
 * neighbours, the classes of words with what stands near them, a refusal before a class, and pieces of long words, which
 * misspellings and inflections share.
 */
final class WordFeatures {

    /** How many features there are; a power of two. */
    static final int SIZE = 1 << 18;

    /** Words beyond are not read. */
    static final int MAX_WORDS = 60;

    private static final int NEAR = 5;
    private static final int PIECE = 4;
    private static final String REFUSAL = "NOT";

    private final Lexicon lexicon;

    WordFeatures(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The features of a text, each once for each time it is seen. */
    int[] of(PlainText text) {
        List<String> read = lexicon.words(text);
        List<String> words = read.size() > MAX_WORDS ? read.subList(0, MAX_WORDS) : read;
        var found = new Found(words.size() * 32 + 8);
        String[] tags =
                words.stream().map(word -> lexicon.classOf(word).orElse(word)).toArray(String[]::new);
        String[] parts = words.stream().map(lexicon::part).toArray(String[]::new);
        for (int at = 0; at <= words.size(); at++) {
            String word = at < words.size() ? words.get(at) : "$";
            String before = at > 0 ? words.get(at - 1) : "^";
            String tag = at < tags.length ? tags[at] : "$";
            String tagBefore = at > 0 ? tags[at - 1] : "^";
            String tagTwoBefore = at > 1 ? tags[at - 2] : "^^";
            String part = at < parts.length ? parts[at] : "$";
            String partBefore = at > 0 ? parts[at - 1] : "^";
            String partTwoBefore = at > 1 ? parts[at - 2] : "^^";
            found.add("x", partBefore, part);
            found.add("y", partTwoBefore + ' ' + partBefore, part);
            found.add("z", (at > 2 ? parts[at - 3] : "^^^") + ' ' + partTwoBefore + ' ' + partBefore, part);
            found.add("w", word, "");
            found.add("b", before, word);
            found.add("t", tagBefore, tag);
            found.add("u", tagTwoBefore + ' ' + tagBefore, tag);
            found.add("c", tagTwoBefore + ' ' + before, word);
            if (at < words.size()) {
                pieces(word, found);
                near(tags, at, words, found);
            }
        }
        found.add("n", Integer.toString(Math.min(12, words.size())), "");
        if (text.raw().indexOf('?') >= 0) {
            found.add("q", "", "");
        }
        return found.toArray();
    }

    private void near(String[] tags, int at, List<String> words, Found found) {
        Optional<String> here = lexicon.classOf(words.get(at));
        if (here.isEmpty()) {
            return;
        }
        found.add("k", here.get(), "");
        for (int earlier = Math.max(0, at - NEAR); earlier < at; earlier++) {
            found.add("s", tags[earlier], here.get());
            if (tags[earlier].equals(REFUSAL)) {
                found.add("r", here.get(), "");
            }
        }
        for (int later = at + 1; later < Math.min(tags.length, at + NEAR); later++) {
            found.add("l", here.get(), tags[later]);
        }
    }

    private static void pieces(String word, Found found) {
        if (word.length() <= PIECE) {
            return;
        }
        String marked = '<' + word + '>';
        for (int at = 0; at + PIECE <= marked.length() && at < 12; at++) {
            found.add("p", marked.substring(at, at + PIECE), "");
        }
    }

    /** Feature numbers so far. */
    private static final class Found {
        private int[] numbers;
        private int size;

        Found(int expected) {
            numbers = new int[expected];
        }

        void add(String kind, String one, String other) {
            int hash = (kind.hashCode() * 31 + one.hashCode()) * 31 + other.hashCode();
            hash ^= hash >>> 15;
            hash *= 0x2c1b3c6d;
            hash ^= hash >>> 12;
            hash *= 0x297a2d39;
            hash ^= hash >>> 15;
            if (size == numbers.length) {
                numbers = java.util.Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = hash & SIZE - 1;
        }

        int[] toArray() {
            return java.util.Arrays.copyOf(numbers, size);
        }
    }
}
