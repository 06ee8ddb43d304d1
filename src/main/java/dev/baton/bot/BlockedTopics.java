package dev.baton.bot;

import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Triggers.Topic;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.language.Meaning.RuleMatch;
import java.util.Locale;
import java.util.Optional;

/** A message of a topic that the bot must never answer (T11). */
record BlockedTopics() implements Trigger {

    @Override
    public Rule rule() {
        return Rule.TOPIC;
    }

    @Override
    public Optional<Finding> look(Heard heard) {
        return heard.said().meaning().topics().stream()
                .filter(RuleMatch::matches)
                .flatMap(match -> blocked(heard, match).stream().map(topic -> finding(heard, topic, match)))
                .findFirst();
    }

    private static Optional<Topic> blocked(Heard heard, RuleMatch match) {
        return heard.assistant().triggers().topics().stream()
                .filter(topic -> topic.id().equals(match.rule()) && topic.blocked())
                .findFirst();
    }

    private static Finding finding(Heard heard, Topic topic, RuleMatch match) {
        return new Finding.Person(
                HandoverReason.TOPIC,
                String.format(
                        Locale.ROOT,
                        "The blocked topic \"%s\" fits %s: score %.2f, %.2f is needed.",
                        topic.name(),
                        heard.quoted(),
                        match.score(),
                        match.threshold()),
                "");
    }
}
