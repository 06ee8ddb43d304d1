package dev.baton.people;

/** Teams are served otherwise than before, here or on another node. A Spring event, told after the change is in the database. */
public record TeamsChanged() {}
