package dev.baton.bot;

import java.util.Map;

/** What became of an {@link Effect}. */
public sealed interface EffectResult {

    /** A webhook answered. @param values what its answer gave, by variable */
    record Values(Map<String, String> values) implements EffectResult {
        /** Copies the map. */
        public Values {
            values = Map.copyOf(values);
        }
    }

    /** The articles have the answer. @param text with its source, ready to be said */
    record Found(String text) implements EffectResult {}

    /** It failed, or there is no answer. @param why in words, for people */
    record Nothing(String why) implements EffectResult {}
}
