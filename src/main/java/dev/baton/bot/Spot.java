package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Step;
import java.util.Optional;

/** A step of an action, found again in the document. @param index of the step in it, from 0 */
record Spot(Action action, int index) {

    /** Empty if the document has changed and the step is no longer there. */
    static Optional<Spot> of(AssistantDocument assistant, String actionId, String stepId) {
        return assistant.action(actionId).flatMap(action -> action.indexOf(stepId)
                .map(index -> new Spot(action, index)));
    }

    /** Empty if the step is no longer there, or no longer asks. */
    static Optional<Spot> asking(AssistantDocument assistant, Place.Asked asked) {
        return of(assistant, asked.action(), asked.step()).filter(spot -> spot.step() instanceof Step.Ask);
    }

    Step step() {
        return action.steps().get(index);
    }

    /** The step as the question that it is. */
    Step.Ask ask() {
        return (Step.Ask) step();
    }

    /** Where it goes on by itself. */
    int after() {
        return after(step().head().next());
    }

    int after(Step.Next next) {
        return switch (next) {
            case Step.Next.Following following -> index + 1;
            case Step.Next.Ending ending -> action.steps().size();
            case Step.Next.Named named ->
                action.indexOf(named.step()).orElse(action.steps().size());
        };
    }
}
