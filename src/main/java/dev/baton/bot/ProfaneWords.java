package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Triggers.Profanity;
import dev.baton.bot.BotDecision.Rule;
import java.util.Optional;

/** Profanity brings warnings first, then a person (T6). */
record ProfaneWords() implements Trigger {

    @Override
    public Rule rule() {
        return Rule.PROFANITY;
    }

    @Override
    public Optional<Finding> look(Heard heard) {
        Profanity profanity = heard.assistant().triggers().profanity();
        int warned = heard.memory().counts().warnings();
        return profanity.words().stream()
                .filter(word -> word.isIn(heard.text()))
                .findFirst()
                .map(word -> warned < profanity.warnings()
                        ? new Finding.Warning("The word \"%s\" brings warning %d of %d."
                                .formatted(word.word(), warned + 1, profanity.warnings()))
                        : new Finding.Person(
                                HandoverReason.PROFANITY,
                                "The customer used \"%s\" after %s."
                                        .formatted(word.word(), times(profanity.warnings())),
                                ""));
    }

    private static String times(int warnings) {
        return switch (warnings) {
            case 0 -> "no warning, as the assistant is set";
            case 1 -> "one warning";
            default -> warnings + " warnings";
        };
    }
}
