package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Triggers;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.language.mood.Frustration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A customer who has had enough is handed to a person unasked (T7). */
record FrustratedCustomers() implements Trigger {

    /** From which share of the threshold on a score is worth a line in the record. */
    private static final double WORTH_A_LOOK = 0.5;

    @Override
    public Rule rule() {
        return Rule.FRUSTRATION;
    }

    @Override
    public Optional<Finding> look(Heard heard) {
        Triggers.Frustration settings = heard.assistant().triggers().frustration();
        double needed = settings.threshold().orElse(Frustration.DEFAULT_THRESHOLD);
        Frustration now = heard.memory().mood().after(heard);
        if (!settings.enabled() || now.score() < needed * WORTH_A_LOOK || now.score() == 0) {
            return Optional.empty();
        }
        String words = now.evidence().isEmpty() ? "seems frustrated" : String.join(", ", now.evidence());
        String evidence =
                String.format(Locale.ROOT, "The customer %s: score %.2f, %.2f is needed.", words, now.score(), needed);
        return Optional.of(
                now.score() < needed
                        ? new Finding.NotYet(evidence + parts(now))
                        : new Finding.Person(HandoverReason.FRUSTRATION, evidence, parts(now)));
    }

    private static String parts(Frustration frustration) {
        return frustration.parts().stream()
                .map(part -> String.format(Locale.ROOT, "%s %.2f", part.words(), part.chance()))
                .collect(Collectors.joining("; ", " Parts: ", "."));
    }
}
