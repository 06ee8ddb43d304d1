package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Triggers;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.Place.Helped;
import dev.baton.language.mood.Frustration;
import java.util.Locale;
import java.util.Optional;

/** A customer who has had enough is handed to a person unasked (T7). */
record FrustratedCustomers() implements Trigger {

    @Override
    public Rule rule() {
        return Rule.FRUSTRATION;
    }

    @Override
    public Optional<Finding> look(Heard heard) {
        Triggers.Frustration settings = heard.assistant().triggers().frustration();
        double needed = settings.threshold().orElse(Frustration.DEFAULT_THRESHOLD);
        Frustration now = heard.memory().mood().after(heard, saysNotHelped(heard));
        if (!settings.enabled() || now.score() < needed) {
            return Optional.empty();
        }
        return Optional.of(new Finding.Person(
                HandoverReason.FRUSTRATION,
                String.format(
                        Locale.ROOT,
                        "The customer %s: score %.2f, %.2f is needed.",
                        now.evidence().isEmpty() ? "seems frustrated" : String.join(", ", now.evidence()),
                        now.score(),
                        needed),
                ""));
    }

    /** A no to the question whether an article helped. */
    static boolean saysNotHelped(Heard heard) {
        return heard.memory().top().filter(Helped.class::isInstance).isPresent() && Answers.saysNo(heard.text());
    }
}
