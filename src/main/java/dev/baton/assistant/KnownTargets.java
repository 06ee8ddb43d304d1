package dev.baton.assistant;

import java.util.Optional;

/** Says whether a transfer's target exists (D9); what is a variable is not asked for. */
public interface KnownTargets {

    /** Everything is taken to exist: for reading a document away from the installation that it is for. */
    KnownTargets ANY = (kind, id) -> true;

    /** Whether there is one with this id. */
    boolean exists(Kind kind, String id);

    /** What speaks against one that exists, as a sentence; empty if nothing does. */
    default Optional<String> objection(Kind kind, String id) {
        return Optional.empty();
    }

    /** What a target names. */
    enum Kind {
        /** A team. */
        TEAM,
        /** A skill. */
        SKILL,
        /** An agent. */
        AGENT,
        /** A connected desk. */
        DESK
    }
}
