package dev.baton.conversation.lane;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what several clients were answered could have come from one after the other: there is an order of the operations,
 * agreeing with those of which one ended before another began, in which each answer is what the model would have given. The
 * search of Wing and Gong, which remembers where it has been.
 */
final class Linearizability {

    private Linearizability() {}

    /**
     * What a client did.
     *
     * @param began when, on a clock that all clients share
     * @param ended when the answer was there; for one whose outcome is unknown the end of all times
     * @param operation what was asked, and what was answered
     */
    record Call<O>(long began, long ended, O operation) {}

    /** The sequential behaviour that is claimed. */
    interface Model<S, O> {
        /** Before anything happened. */
        S initial();

        /** The state after the operation with this answer; empty if this answer cannot be given in this state. */
        Optional<S> after(S state, O operation);
    }

    private record Place<S>(S state, Set<Integer> done) {}

    /** Whether there is such an order; at most some twenty calls that overlap can be judged in reasonable time. */
    static <S, O> boolean holds(Model<S, O> model, List<Call<O>> calls) {
        return search(model, calls, new Place<>(model.initial(), Set.of()), new HashSet<>());
    }

    private static <S, O> boolean search(
            Model<S, O> model, List<Call<O>> calls, Place<S> place, Set<Place<S>> visited) {
        if (!visited.add(place)) {
            return false;
        }
        var open = new ArrayList<Integer>();
        long firstEnd = Long.MAX_VALUE;
        for (int n = 0; n < calls.size(); n++) {
            if (!place.done().contains(n)) {
                open.add(n);
                firstEnd = Math.min(firstEnd, calls.get(n).ended());
            }
        }
        // What never was answered may never have happened.
        if (firstEnd == Long.MAX_VALUE) {
            return true;
        }
        for (int n : open) {
            if (calls.get(n).began() <= firstEnd) {
                Optional<S> next = model.after(place.state(), calls.get(n).operation());
                if (next.isPresent()) {
                    var done = new HashSet<>(place.done());
                    done.add(n);
                    if (search(model, calls, new Place<>(next.get(), Set.copyOf(done)), visited)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
