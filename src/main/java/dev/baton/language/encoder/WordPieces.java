package dev.baton.language.encoder;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/**
 * The tokenizer of uncased BERT models: clean, lower-case, without accents, split at spaces, punctuation and Chinese
 * characters, then the longest known piece first (Devlin et al. 2018; the reference is {@code BertTokenizer}). Linear in
 * the text; stops as soon as the model's window is full.
 */
final class WordPieces {

    private static final int MAX_WORD = 100;
    private static final String CONTINUES = "##";

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int begin;
    private final int end;
    private final int window;

    /** @param window tokens at most, begin and end included */
    WordPieces(Map<String, Integer> vocabulary, int window) {
        this.vocabulary = Map.copyOf(vocabulary);
        this.unknown = required("[UNK]");
        this.begin = required("[CLS]");
        this.end = required("[SEP]");
        this.window = window;
    }

    /** Whether the word is a piece by itself. */
    boolean knows(String word) {
        return vocabulary.containsKey(word);
    }

    /** Token ids, begin and end marks included. */
    long[] tokens(String text) {
        // A token has at least one character, so what lies beyond cannot matter much; accents may add characters.
        String start = text.length() > window * MAX_WORD ? text.substring(0, window * MAX_WORD) : text;
        var found = new Tokens(window);
        found.add(begin);
        var word = new StringBuilder();
        String plain = Normalizer.normalize(start.toLowerCase(java.util.Locale.ROOT), Normalizer.Form.NFD);
        for (int at = 0; at < plain.length() && found.hasRoom(); ) {
            int character = plain.codePointAt(at);
            at += Character.charCount(character);
            if (isDropped(character)) {
                continue;
            }
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                take(word, found);
            } else if (standsAlone(character)) {
                take(word, found);
                take(word.appendCodePoint(character), found);
            } else {
                word.appendCodePoint(character);
            }
        }
        take(word, found);
        found.end(end);
        return found.toArray();
    }

    private void take(StringBuilder word, Tokens found) {
        if (word.isEmpty()) {
            return;
        }
        if (word.codePointCount(0, word.length()) > MAX_WORD) {
            found.add(unknown);
        } else {
            pieces(word.toString(), found);
        }
        word.setLength(0);
    }

    private void pieces(String word, Tokens found) {
        int before = found.size();
        for (int from = 0; from < word.length(); ) {
            int to = word.length();
            Integer id = null;
            for (; to > from; to--) {
                id = vocabulary.get(from == 0 ? word.substring(0, to) : CONTINUES + word.substring(from, to));
                if (id != null) {
                    break;
                }
            }
            if (id == null) {
                found.backTo(before);
                found.add(unknown);
                return;
            }
            found.add(id);
            from = to;
        }
    }

    private static boolean isDropped(int character) {
        if (character == '\t' || character == '\n' || character == '\r') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> character == 0xFFFD;
        };
    }

    private static boolean standsAlone(int character) {
        boolean ascii = character >= 33 && character <= 47
                || character >= 58 && character <= 64
                || character >= 91 && character <= 96
                || character >= 123 && character <= 126;
        return ascii || isPunctuation(character) || isChinese(character);
    }

    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isChinese(int character) {
        return character >= 0x4E00 && character <= 0x9FFF
                || character >= 0x3400 && character <= 0x4DBF
                || character >= 0x20000 && character <= 0x2CEAF
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0x2F800 && character <= 0x2FA1F;
    }

    private int required(String token) {
        Integer id = vocabulary.get(token);
        if (id == null) {
            throw new IllegalStateException("The vocabulary lacks " + token + ".");
        }
        return id;
    }

    /** Ids so far, with room kept for the end mark. */
    private static final class Tokens {
        private final long[] ids;
        private int size;

        Tokens(int window) {
            ids = new long[window];
        }

        boolean hasRoom() {
            return size < ids.length - 1;
        }

        int size() {
            return size;
        }

        void add(int id) {
            if (hasRoom()) {
                ids[size++] = id;
            }
        }

        void backTo(int earlier) {
            size = earlier;
        }

        void end(int id) {
            ids[size++] = id;
        }

        long[] toArray() {
            return Arrays.copyOf(ids, size);
        }
    }
}
