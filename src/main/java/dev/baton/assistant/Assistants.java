package dev.baton.assistant;

import java.util.List;
import java.util.Optional;

/** The live documents of this installation. */
public interface Assistants {

    /** The live document of the assistant with this id; empty if there is none. */
    Optional<AssistantDocument> find(String id);

    /** All live documents, by id. */
    List<AssistantDocument> all();
}
