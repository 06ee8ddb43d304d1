package dev.baton.language.intent;

import java.util.List;

/**
 * Something that customers want, by examples of what they say (D2).
 *
 * @param id unique among an assistant's
 * @param name for people; counts as one more example
 * @param phrases examples; an intent without any is known by its name alone
 */
public record Intent(String id, String name, List<String> phrases) {

    /** Copies the list. */
    public Intent {
        phrases = List.copyOf(phrases);
    }
}
