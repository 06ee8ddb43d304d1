package dev.baton.assistant;

/** Says whether a transfer's target exists (D9); what is a variable is not asked for. */
public interface KnownTargets {

    /** Everything is taken to exist: for reading a document away from the installation that it is for. */
    KnownTargets ANY = (kind, id) -> true;

    /** Whether there is one with this id. */
    boolean exists(Kind kind, String id);

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
