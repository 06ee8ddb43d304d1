package dev.baton.api;

/** Names of what events and states only know by id. */
interface Directory {

    /** The team's name, or its id when it no longer exists. */
    String team(String id);

    /** The person's name, or the id when they are gone. */
    String person(String id);

    /** The assistant's name, or its id when it no longer exists. */
    String assistant(String id);
}
