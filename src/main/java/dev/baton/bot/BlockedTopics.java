package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Triggers.Topic;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.language.Meaning.RuleMatch;
import java.util.Locale;
import java.util.Optional;

/**
 * A topic that the bot must never answer (T11): recognised in a message, or on the conversation already as one of its tags. A
 * tag counts for every message but those that answer what the topic's own way asks: the questions before the handover, and the
 * steps in its place.
 */
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
                .findFirst()
                .or(() -> carried(heard.assistant(), heard.standing()).filter(finding -> !isOnItsWay(heard)));
    }

    /** What the tags of a conversation alone bring. */
    static Optional<Finding> carried(AssistantDocument assistant, Standing standing) {
        return assistant.triggers().topics().stream()
                .filter(Topic::blocked)
                .flatMap(topic ->
                        topic.tags().stream().filter(standing.tags()::has).map(tag -> carrying(topic, tag)))
                .findFirst();
    }

    /** Nothing but the way to a person asks anything while the tag is there; what starts something else is no answer. */
    private static boolean isOnItsWay(Heard heard) {
        return heard.memory()
                .top()
                .map(place -> switch (place) {
                    case Place.AskedFirst first -> true;
                    case Place.Called called -> true;
                    case Place.Searching searching -> true;
                    case Place.Asked asked ->
                        new Starts(heard.assistant()).of(heard.said()) instanceof Starts.Start.None;
                    default -> false;
                })
                .orElse(false);
    }

    private static Finding carrying(Topic topic, String tag) {
        return new Finding.Person(
                HandoverReason.TOPIC,
                "The conversation carries the tag \"" + tag + "\" of the blocked topic \"" + topic.name() + "\".",
                "");
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
                "",
                Optional.of(topic.tags().getFirst()));
    }
}
