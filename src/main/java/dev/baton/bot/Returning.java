package dev.baton.bot;

import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.Place.Asked;
import dev.baton.bot.Place.AskedFirst;
import dev.baton.bot.Place.Back;

/** Comes back to what the dialog stood at before a digression (D7). @param state the turn */
record Returning(TurnState state) {

    /**
     * The question that waited is asked again. What else waited, such as a choice, is dropped: the talk has gone on; an
     * action that waits for a called one that was dropped goes on.
     */
    void toOpenPlace() {
        while (state.memory().top().isPresent()) {
            switch (state.memory().top().get()) {
                case Asked asked -> {
                    var spot = Spot.asking(state.assistant(), asked);
                    if (spot.isPresent()) {
                        new Asking(state).ask(spot.get().ask().question(), Purpose.QUESTION);
                        return;
                    }
                    state.pop();
                }
                case AskedFirst first -> {
                    new Handover(state).askAgain(first);
                    return;
                }
                case Back back -> {
                    state.pop();
                    var spot = Spot.of(state.assistant(), back.action(), back.step());
                    if (spot.isPresent()) {
                        new ActionRun(state)
                                .from(spot.get().action(), spot.get().after());
                        return;
                    }
                }
                case Place.Called called -> state.pop();
                case Place.Searching searching -> state.pop();
                case Place.Offered offered -> state.pop();
                case Place.Choosing choosing -> state.pop();
                case Place.Helped helped -> state.pop();
            }
        }
    }
}
