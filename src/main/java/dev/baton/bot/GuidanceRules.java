package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Triggers.GuidanceRule;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.language.Meaning;
import dev.baton.language.Meaning.RuleMatch;
import java.util.Locale;
import java.util.Optional;

/** A message that one of the assistant's guidance rules describes (T10). */
record GuidanceRules() implements Trigger {

    @Override
    public Rule rule() {
        return Rule.GUIDANCE;
    }

    @Override
    public Optional<Finding> look(Heard heard) {
        return heard.said().meaning().guidance().stream()
                .filter(RuleMatch::matches)
                .flatMap(match -> rule(heard.assistant(), match).stream().map(rule -> finding(heard, rule, match)))
                .findFirst();
    }

    /** The rule that fits a message best; empty if none fits. */
    static Optional<GuidanceRule> matched(AssistantDocument assistant, Meaning meaning) {
        return meaning.guidance().stream()
                .filter(RuleMatch::matches)
                .flatMap(match -> rule(assistant, match).stream())
                .findFirst();
    }

    private static Optional<GuidanceRule> rule(AssistantDocument assistant, RuleMatch match) {
        return assistant.triggers().guidance().stream()
                .filter(rule -> rule.id().equals(match.rule()))
                .findFirst();
    }

    private static Finding finding(Heard heard, GuidanceRule rule, RuleMatch match) {
        return new Finding.Person(
                HandoverReason.GUIDANCE,
                String.format(
                        Locale.ROOT,
                        "The guidance rule \"%s\" fits %s: score %.2f, %.2f is needed.",
                        rule.title(),
                        heard.quoted(),
                        match.score(),
                        match.threshold()),
                "");
    }
}
