package dev.baton.desk;

/**
 * Something that is set for a desk (K8).
 *
 * @param name as the API has it
 * @param label what people read
 * @param help where to find it, as a sentence
 * @param secret whether it is kept encrypted and never shown
 * @param required whether the desk works without it
 */
public record DeskField(String name, String label, String help, boolean secret, boolean required) {}
