package dev.baton.assistant;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One thing that an assistant can do (D1).
 *
 * @param id unique in the document
 * @param name for people
 * @param start what the customer writes to start it, tried in order (D3)
 * @param phrases examples of what a customer says to start it, understood by meaning (D2)
 * @param steps what happens, in order
 */
public record Action(String id, String name, List<StartPattern> start, List<String> phrases, List<Step> steps) {

    /** Copies the lists. */
    public Action {
        start = List.copyOf(start);
        phrases = List.copyOf(phrases);
        steps = List.copyOf(steps);
    }

    /** The first of the start patterns that this message matches. */
    public Optional<StartPattern> startedBy(PlainText said) {
        return start.stream().filter(pattern -> pattern.matches(said)).findFirst();
    }

    /** Where the step with this id stands, from 0; empty if there is none. */
    public Optional<Integer> indexOf(String stepId) {
        return IntStream.range(0, steps.size())
                .filter(index -> steps.get(index).id().equals(stepId))
                .boxed()
                .findFirst();
    }

    /** The step with this id; empty if there is none. */
    public Optional<Step> step(String stepId) {
        return indexOf(stepId).map(steps::get);
    }
}
