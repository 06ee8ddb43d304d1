package dev.baton.assistant;

import java.util.BitSet;
import java.util.List;

/**
 * A pattern of words, as a tree that is walked once: each part turns the set of positions at which the text may have been
 * read so far into the set after it. There is no repetition but {@code *}, so there is no backtracking.
 */
sealed interface WordMatcher {

    /** The positions after this part, from each of the positions before it. */
    BitSet after(BitSet before, String text);

    /** Whether the text matches from its first to its last character. */
    default boolean matches(String text) {
        var start = new BitSet(text.length() + 1);
        start.set(0);
        return after(start, text).get(text.length());
    }

    /** These characters. */
    record Literal(String characters) implements WordMatcher {
        @Override
        public BitSet after(BitSet before, String text) {
            var after = new BitSet(text.length() + 1);
            int from = before.nextSetBit(0);
            while (from >= 0) {
                int found = text.indexOf(characters, from);
                if (found < 0) {
                    break;
                }
                if (before.get(found)) {
                    after.set(found + characters.length());
                    found++;
                }
                from = before.nextSetBit(found);
            }
            return after;
        }
    }

    /** A space of the pattern: between two words, or at either end of the text, where nothing needs to be written. */
    record Gap() implements WordMatcher {
        @Override
        public BitSet after(BitSet before, String text) {
            var after = new BitSet(text.length() + 1);
            for (int at = before.nextSetBit(0); at >= 0; at = before.nextSetBit(at + 1)) {
                if (at < text.length() && text.charAt(at) == ' ') {
                    after.set(at + 1);
                } else if (at == 0 || at == text.length() || text.charAt(at - 1) == ' ') {
                    after.set(at);
                }
            }
            return after;
        }
    }

    /** Any characters, none among them. */
    record Anything() implements WordMatcher {
        @Override
        public BitSet after(BitSet before, String text) {
            var after = new BitSet(text.length() + 1);
            int first = before.nextSetBit(0);
            if (first >= 0) {
                after.set(first, text.length() + 1);
            }
            return after;
        }
    }

    /** One part after the other. */
    record Sequence(List<WordMatcher> parts) implements WordMatcher {
        @Override
        public BitSet after(BitSet before, String text) {
            BitSet reached = before;
            for (WordMatcher part : parts) {
                if (reached.isEmpty()) {
                    return reached;
                }
                reached = part.after(reached, text);
            }
            return reached;
        }
    }

    /** One of them. */
    record Either(List<WordMatcher> alternatives) implements WordMatcher {
        @Override
        public BitSet after(BitSet before, String text) {
            var after = new BitSet(text.length() + 1);
            for (WordMatcher alternative : alternatives) {
                after.or(alternative.after(before, text));
            }
            return after;
        }
    }
}
