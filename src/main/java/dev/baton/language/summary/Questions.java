package dev.baton.language.summary;

import java.util.Locale;
import java.util.Set;

/** Whether a line asks something, in seven languages; a question mark says so in all. */
final class Questions {

    private static final Set<String> FIRST_WORDS = Set.of(
            "who",
            "what",
            "when",
            "where",
            "why",
            "which",
            "how",
            "can",
            "could",
            "is",
            "are",
            "do",
            "does",
            "did",
            "will",
            "would",
            "should",
            "quien",
            "quién",
            "qué",
            "cuándo",
            "cuando",
            "dónde",
            "donde",
            "cómo",
            "cuánto",
            "cuál",
            "puedo",
            "qui",
            "quand",
            "où",
            "pourquoi",
            "comment",
            "combien",
            "quel",
            "quelle",
            "est-ce",
            "wer",
            "wann",
            "wo",
            "warum",
            "wieso",
            "welche",
            "welcher",
            "welches",
            "wie",
            "kann",
            "können",
            "ist",
            "quem",
            "quando",
            "onde",
            "como",
            "quanto",
            "qual",
            "posso",
            "chi",
            "dove",
            "perché",
            "perche",
            "come",
            "quale",
            "wat",
            "wanneer",
            "waar",
            "waarom",
            "welke",
            "hoe",
            "kan");

    private static final int FEW_WORDS = 3;

    private Questions() {}

    static boolean asks(String text) {
        if (text.indexOf('?') >= 0 || text.indexOf('？') >= 0 || text.indexOf('؟') >= 0) {
            return true;
        }
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+", FEW_WORDS + 1);
        return words.length >= FEW_WORDS && FIRST_WORDS.contains(words[0]);
    }
}
