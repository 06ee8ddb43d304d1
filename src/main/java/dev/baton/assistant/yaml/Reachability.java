package dev.baton.assistant.yaml;

import dev.baton.assistant.Condition;
import dev.baton.assistant.Step;
import dev.baton.assistant.Step.Next;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which steps of an action no way leads to, whatever the conditions give. */
final class Reachability {

    private final List<Step> steps;
    private final Map<String, Integer> places = new HashMap<>();
    private final BitSet reached = new BitSet();
    private final ArrayDeque<Integer> open = new ArrayDeque<>();

    private Reachability(List<Step> steps) {
        this.steps = steps;
        IntStream.range(0, steps.size()).forEach(at -> places.put(steps.get(at).id(), at));
    }

    static List<Step> unreachable(List<Step> steps) {
        var graph = new Reachability(steps);
        graph.reach(0);
        while (!graph.open.isEmpty()) {
            graph.leave(graph.open.pop());
        }
        return IntStream.range(0, steps.size())
                .filter(at -> !graph.reached.get(at))
                .mapToObj(steps::get)
                .toList();
    }

    private void reach(int at) {
        if (at < steps.size() && !reached.get(at)) {
            reached.set(at);
            open.push(at);
        }
    }

    private void leave(int at) {
        Step step = steps.get(at);
        if (!step.head().when().equals(Condition.always())) {
            reach(at + 1);
        }
        switch (step) {
            case Step.Connect connect -> {}
            case Step.Goto jump -> {}
            case Step.End end -> {}
            case Step.Reask reask -> reask.steps().forEach(this::named);
            case Step.Webhook webhook -> {
                follow(at, webhook.call().failed());
                follow(at, webhook.head().next());
            }
            case Step.Search search -> {
                follow(at, search.notFound());
                follow(at, search.head().next());
            }
            case Step.Say say -> follow(at, say.head().next());
            case Step.Ask ask -> follow(at, ask.head().next());
            case Step.Call call -> follow(at, call.head().next());
            case Step.Assign assign -> follow(at, assign.head().next());
        }
    }

    private void follow(int at, Next next) {
        switch (next) {
            case Next.Following following -> reach(at + 1);
            case Next.Named named -> named(named.step());
            case Next.Ending ending -> {}
        }
    }

    private void named(String step) {
        Integer at = places.get(step);
        if (at != null) {
            reach(at);
        }
    }
}
