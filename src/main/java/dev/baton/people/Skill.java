package dev.baton.people;

/**
 * Something an agent may be good at.
 *
 * @param id short text, as {@code returns}
 * @param name for people
 */
public record Skill(String id, String name) {}
