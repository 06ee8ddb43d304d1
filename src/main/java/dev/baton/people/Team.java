package dev.baton.people;

/**
 * People who share a queue.
 *
 * @param id short text, as {@code support}
 * @param name for people
 * @param isDefault whether it takes what no other team does; exactly one does
 */
public record Team(String id, String name, boolean isDefault) {}
