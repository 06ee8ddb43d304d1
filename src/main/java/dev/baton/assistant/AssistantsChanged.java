package dev.baton.assistant;

import java.util.Set;

/** Other documents are live on this node than before. @param ids of the assistants */
public record AssistantsChanged(Set<String> ids) {
    /** Copies the set. */
    public AssistantsChanged {
        ids = Set.copyOf(ids);
    }
}
