package dev.baton.language;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Triggers;
import dev.baton.language.guidance.GuidanceModel;
import dev.baton.language.guidance.Rule;
import dev.baton.language.intent.Intent;
import dev.baton.language.intent.IntentModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a document teaches.
 *
 * @param from what is learnt from
 * @param before what answers until it is learnt
 * @param now the learning, under way or done
 */
record Learnt(Lessons from, Optional<Models> before, CompletableFuture<Models> now) {

    /** Whether these very lessons are learnt. */
    boolean isLearntFrom(Lessons lessons) {
        return from.equals(lessons) && done();
    }

    /** The newest models there are. */
    Optional<Models> models() {
        return done() ? Optional.of(now.join()) : before;
    }

    private boolean done() {
        return now.isDone() && !now.isCompletedExceptionally();
    }

    /** The parts of a document that are learnt from; two documents that differ elsewhere need no new models. */
    record Lessons(Triggers triggers, List<Intent> intents, List<String> counterexamples) {

        static Lessons of(AssistantDocument assistant) {
            return new Lessons(
                    assistant.triggers(),
                    assistant.actions().stream()
                            .filter(action -> !action.phrases().isEmpty())
                            .map(action -> new Intent(action.id(), action.name(), action.phrases()))
                            .toList(),
                    assistant.understanding().counterexamples());
        }
    }

    /**
     * Immutable models of one document.
     *
     * @param intents of the actions that have phrases; empty if none has
     */
    record Models(Optional<IntentModel> intents, GuidanceModel guidance, GuidanceModel topics) {

        static Models learn(Lessons lessons, Optional<Models> before) {
            Optional<IntentModel> intents = lessons.intents().isEmpty()
                    ? Optional.empty()
                    : Optional.of(SharedModels.TRAINER
                            .value()
                            .train(lessons.intents(), lessons.counterexamples(), before.flatMap(Models::intents)));
            List<Rule> guidance = lessons.triggers().guidance().stream()
                    .map(rule -> rule(rule.id(), rule.title(), rule.text(), rule.examples(), rule.threshold()))
                    .toList();
            List<Rule> topics = lessons.triggers().topics().stream()
                    .filter(topic -> !topic.text().isEmpty())
                    .map(topic -> rule(topic.id(), topic.name(), topic.text(), topic.examples(), topic.threshold()))
                    .toList();
            return new Models(intents, rules(guidance), rules(topics));
        }

        private static GuidanceModel rules(List<Rule> rules) {
            return rules.isEmpty()
                    ? GuidanceModel.NONE
                    : GuidanceModel.of(rules, SharedModels.READERS.value().encoder(), SharedModels.GROUND.value());
        }

        private static Rule rule(
                String id, String title, String text, List<String> examples, Optional<Double> threshold) {
            return new Rule(
                    id, text.isBlank() ? title : text, examples, List.of(), threshold.orElse(Rule.DEFAULT_THRESHOLD));
        }
    }
}
