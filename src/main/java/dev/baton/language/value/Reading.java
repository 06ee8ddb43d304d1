package dev.baton.language.value;

import java.util.List;
import java.util.Optional;

/** What was found in a text. */
public sealed interface Reading {

    /** One value. */
    record Found(Value value) implements Reading {}

    /**
     * More than one, in the order of the text; which is meant must be asked.
     *
     * @param values at least two different ones
     */
    record Several(List<Value> values) implements Reading {
        /** Copies the list. */
        public Several {
            values = List.copyOf(values);
        }
    }

    /** Nothing of this kind. */
    record None() implements Reading {}

    /** The one value, if there is just one. */
    default Optional<Value> only() {
        return this instanceof Found found ? Optional.of(found.value()) : Optional.empty();
    }

    /** All that was found, in the order of the text. */
    default List<Value> all() {
        return switch (this) {
            case Found found -> List.of(found.value());
            case Several several -> several.values();
            case None none -> List.of();
        };
    }

    /** A value said twice is one value. */
    static Reading of(List<Value> values) {
        if (values.isEmpty()) {
            return new None();
        }
        boolean same = values.stream().map(Value::iso).distinct().count() == 1;
        return same ? new Found(values.getFirst()) : new Several(values);
    }
}
