package dev.baton.delivery;

import java.util.Map;
import java.util.Optional;

/**
 * Credentials in clear, on their way to where they are used; never shown.
 *
 * @param values by name
 */
public record Secrets(Map<String, String> values) {

    /** No credentials. */
    public static final Secrets NONE = new Secrets(Map.of());

    /** Copies the values. */
    public Secrets {
        values = Map.copyOf(values);
    }

    /** One of them, unless it is empty. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
