package dev.baton.language.person;

import dev.baton.assistant.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a message into the parts of which each may ask for a person by itself: the whole if it is short, its sentences, and
 * the clauses of long sentences. A refusal stays with what it refuses: clauses after one are not read apart.
 */
final class MessageParts {

    /** Characters that are read from the beginning and from the end of a longer message. */
    static final int MAX_CHARACTERS = 2_000;

    /** Parts at most; the last ones count most, because a wish comes after its reasons. */
    static final int MAX_PARTS = 48;

    /** Words of a message that is also read as a whole. */
    static final int MAX_WHOLE = 40;

    private static final int MAX_UNCUT_SENTENCE = 7;
    private static final int MIN_CLAUSE = 1;
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?<=[.!?;\\n\\r…。！？])(?!\\d)|[()¿¡|]|\\s-+\\s|[–—]|:\\s");
    private static final Pattern CLAUSE_END = Pattern.compile(
            ",|\\b(?:but|so|because|cause|and|then|pero|porque|mais|donc|aber|sondern|weil|mas|porque|ma|perché|maar|want)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Lexicon lexicon;

    MessageParts(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The parts in the order of the message, each once; for a message without words, none. */
    List<PlainText> of(String message) {
        String read = message.length() <= 2 * MAX_CHARACTERS
                ? message
                : message.substring(0, MAX_CHARACTERS) + "\n" + message.substring(message.length() - MAX_CHARACTERS);
        var parts = new LinkedHashSet<String>();
        if (wordCount(read) <= MAX_WHOLE) {
            parts.add(read.strip());
        }
        for (String sentence : SENTENCE_END.split(read)) {
            parts.add(sentence.strip());
            if (wordCount(sentence) > MAX_UNCUT_SENTENCE) {
                addClauses(sentence, parts);
            }
        }
        List<PlainText> found = parts.stream()
                .map(PlainText::of)
                .filter(part -> !part.words().isEmpty())
                .toList();
        return found.size() <= MAX_PARTS ? found : found.subList(found.size() - MAX_PARTS, found.size());
    }

    private void addClauses(String sentence, LinkedHashSet<String> parts) {
        var clauses = new ArrayList<>(List.of(CLAUSE_END.split(sentence)));
        for (String clause : clauses) {
            PlainText plain = PlainText.of(clause);
            if (wordCount(clause) > MIN_CLAUSE) {
                parts.add(clause.strip());
            }
            if (refuses(plain)) {
                return;
            }
        }
    }

    private boolean refuses(PlainText clause) {
        List<String> classes = lexicon.words(clause).stream()
                .map(word -> lexicon.classOf(word).orElse(""))
                .toList();
        return classes.contains("NOT") && !classes.contains("BOT");
    }

    private static int wordCount(String text) {
        int count = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); at++) {
            boolean space = Character.isWhitespace(text.charAt(at));
            if (!space && !inWord) {
                count++;
            }
            inWord = !space;
        }
        return count;
    }
}
