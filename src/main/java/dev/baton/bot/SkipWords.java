package dev.baton.bot;

import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.PlainText;
import java.util.Set;

/** How customers say that they would rather not answer. */
final class SkipWords {

    private static final Set<String> WORDS = Set.of(
            "skip",
            "skip it",
            "skip this",
            "pass",
            "next",
            "no thanks",
            "rather not",
            "id rather not",
            "prefer not to say",
            "uberspringen",
            "weiter",
            "lieber nicht",
            "nein danke",
            "keine angabe",
            "omitir",
            "saltar",
            "prefiero no",
            "no gracias",
            "passer",
            "non merci",
            "je prefere pas",
            "pular",
            "prefiro nao",
            "nao obrigado",
            "nao obrigada",
            "salta",
            "no grazie",
            "preferisco di no",
            "overslaan",
            "liever niet",
            "nee bedankt");

    private SkipWords() {}

    static boolean isSkip(PlainText said, LocalizedText button) {
        return WORDS.contains(said.words())
                || button.byLanguage().values().stream()
                        .anyMatch(label -> PlainText.of(label).words().equals(said.words()));
    }
}
