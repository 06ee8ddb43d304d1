package dev.baton.people;

/**
 * Something an agent may be good at.
 *
 * @param id short text, as {@code returns}
 * @param name for people
 * @param description when it is wanted, for whoever gives it to agents; may be empty
 */
public record Skill(String id, String name, String description) {}
