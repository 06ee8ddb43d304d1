package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.HandoverReason;
import dev.baton.bot.BotMemory.Cause;
import dev.baton.bot.Place.Asked;
import java.util.List;
import java.util.Optional;

/** What a trigger that won brings: the fallback for its reason (D8), else the handover. @param state the turn */
record Escalation(TurnState state) {

    /**
     * Runs the fallback for the reason; where there is none, or it says nothing, or it is running already, hands over. Must
     * not be asked of an assistant that is for the bot only.
     */
    void escalate(HandoverReason reason, String evidence) {
        Optional<Action> fallback =
                Optional.ofNullable(state.assistant().fallback().get(reason));
        boolean running = fallback.isPresent()
                && state.memory().places().stream()
                        .anyMatch(place -> place instanceof Asked asked
                                && asked.action().equals(fallback.get().id()));
        state.remember(state.memory()
                .withPlaces(List.of())
                .withMisses(0)
                .withMood(Mood.CALM)
                .withOpening("")
                .withCause(Optional.of(new Cause(reason, evidence))));
        int before = state.lineCount();
        if (fallback.isPresent() && !running) {
            new ActionRun(state).from(fallback.get(), 0);
        }
        if (state.wish().isEmpty() && state.lineCount() == before && !state.waitsForEffect()) {
            new Handover(state).prepare(reason, evidence);
        }
    }
}
