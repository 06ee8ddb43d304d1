package dev.baton.routing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation in the index: how it stands, the lines it stands in, and the decision about it that is under way. */
final class Case {

    Standing standing;

    /** In which lines it waits, the dearest wish first; empty while it does not. */
    List<Line> lines = List.of();

    @Nullable
    Placement pending;

    Case(Standing standing) {
        this.standing = standing;
    }

    /** Its place in the lines, if it wants an agent and none is being asked. */
    Optional<Waiting> queued() {
        return standing.wantsAgent() && pending == null ? standing.waiting() : Optional.empty();
    }
}
