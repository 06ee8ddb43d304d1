package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import dev.baton.bot.BotDecision.Rule;
import java.util.Optional;

/** A danger word anywhere in the message brings a person at once (T5). */
record DangerWords() implements Trigger {

    @Override
    public Rule rule() {
        return Rule.DANGER_WORD;
    }

    @Override
    public Optional<Finding> look(Heard heard) {
        return heard.assistant().triggers().danger().stream()
                .filter(word -> word.isIn(heard.text()))
                .findFirst()
                .map(word -> new Finding.Person(
                        HandoverReason.DANGER_WORD,
                        "The danger word \"" + word.word() + "\" stands in " + heard.quoted() + ".",
                        ""));
    }
}
