package dev.baton.bot;

import dev.baton.assistant.BotText;
import dev.baton.assistant.Step;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.Place.Back;
import dev.baton.bot.Place.Called;
import dev.baton.bot.Place.Helped;
import dev.baton.bot.Place.Searching;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the bot waits for outside, and how it goes on with the result (D6, D10). @param state the turn */
record Effects(TurnState state) {

    /** What is to be done; empty if the bot waits for nothing outside, or for a step that is gone. */
    Optional<Effect> owed() {
        Optional<Place> top = state.memory().top();
        if (top.isEmpty()) {
            return Optional.empty();
        }
        return switch (top.get()) {
            case Searching searching -> Optional.of(new Effect.SearchArticles(searching.said()));
            case Called called ->
                Spot.of(state.assistant(), called.action(), called.step()).flatMap(spot -> owed(spot.step()));
            default -> Optional.empty();
        };
    }

    private Optional<Effect> owed(Step step) {
        if (step instanceof Step.Webhook webhook) {
            return Optional.of(new WebhookRequest(state).of(webhook.call()));
        }
        return step instanceof Step.Search search
                ? Optional.of(new Effect.SearchArticles(question(search)))
                : Optional.empty();
    }

    private String question(Step.Search search) {
        return search.question()
                .map(state::filled)
                .filter(text -> !text.isBlank())
                .orElseGet(() -> state.memory().opening());
    }

    /** The result has come. */
    void returned(EffectResult result) {
        Optional<Place> top = state.memory().top();
        if (top.isPresent() && top.get() instanceof Called called) {
            state.pop();
            Spot.of(state.assistant(), called.action(), called.step()).ifPresent(spot -> goOn(spot, result));
        } else if (top.isPresent() && top.get() instanceof Searching searching) {
            state.pop();
            searched(searching, result);
        } else {
            state.look(Rule.EFFECT, Result.PASSED, "Nothing waits for this result any more.");
        }
    }

    private void goOn(Spot spot, EffectResult result) {
        var run = new ActionRun(state);
        switch (spot.step()) {
            case Step.Webhook webhook -> {
                if (result instanceof EffectResult.Values values) {
                    state.look(Rule.EFFECT, Result.WON, "The webhook of step \"" + webhook.id() + "\" answered.");
                    run.goOn(spot, webhook.head().next(), values.values());
                } else {
                    state.look(
                            Rule.EFFECT,
                            Result.WON,
                            "The webhook of step \"" + webhook.id() + "\" failed: " + why(result));
                    run.goOn(spot, webhook.call().failed(), Map.of());
                }
            }
            case Step.Search search -> {
                if (result instanceof EffectResult.Found found) {
                    state.look(Rule.EFFECT, Result.WON, "The help articles have an answer.");
                    if (search.helpful()) {
                        state.push(new Back(spot.action().id(), search.id()));
                        say(found, Optional.of(question(search)));
                    } else {
                        say(found, Optional.empty());
                        run.goOn(spot, search.head().next(), Map.of());
                    }
                } else {
                    state.look(Rule.EFFECT, Result.WON, "The help articles have no answer: " + why(result));
                    run.goOn(spot, search.notFound(), Map.of());
                }
            }
            default -> state.look(Rule.EFFECT, Result.PASSED, "The step that waited for this is another one now.");
        }
    }

    private void searched(Searching searching, EffectResult result) {
        if (result instanceof EffectResult.Found found) {
            state.look(Rule.EFFECT, Result.WON, "The help articles have an answer.");
            boolean helpful = state.assistant().noMatch().helpful();
            say(found, helpful ? Optional.of(searching.said()) : Optional.empty());
            if (!helpful) {
                state.remember(state.memory().withMisses(0));
                new Returning(state).toOpenPlace();
            }
        } else {
            state.look(Rule.EFFECT, Result.PASSED, "The help articles have no answer: " + why(result));
            new Misses(state).unanswered(searching.said(), searching.suggestions());
        }
    }

    /** Says the answer, and asks whether it helped. @param asked what had been asked, if that is to be */
    private void say(EffectResult.Found found, Optional<String> asked) {
        state.sayFilled(found.text(), List.of(), Purpose.ARTICLE);
        asked.ifPresent(said -> {
            state.push(new Helped(said));
            state.say(BotText.HELPFUL, List.of(state.button(BotText.YES), state.button(BotText.NO)), Purpose.CHOICE);
        });
    }

    private static String why(EffectResult result) {
        return result instanceof EffectResult.Nothing nothing ? nothing.why() : "the answer was of another kind.";
    }
}
