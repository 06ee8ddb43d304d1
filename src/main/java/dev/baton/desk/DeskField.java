package dev.baton.desk;

import java.util.List;

/**
 * Something that is set for a desk (K8).
 *
 * @param name as the API has it
 * @param label what people read
 * @param help where to find it, as a sentence
 * @param secret whether it is kept encrypted and never shown
 * @param required whether the desk cannot work without it
 * @param choices the values that can be chosen; empty where anything can be written
 */
public record DeskField(
        String name, String label, String help, boolean secret, boolean required, List<String> choices) {

    /** Copies the list. */
    public DeskField {
        choices = List.copyOf(choices);
    }

    /** One in which anything can be written. */
    public DeskField(String name, String label, String help, boolean secret, boolean required) {
        this(name, label, help, secret, required, List.of());
    }
}
