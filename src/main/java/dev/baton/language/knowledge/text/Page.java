package dev.baton.language.knowledge.text;

import java.util.List;
import java.util.Optional;

/**
 * A file or page as it was understood: only what it says, without navigation, scripts and layout.
 *
 * @param title its title; empty if it has none
 * @param language the language that it names itself, as a two-letter tag
 * @param sections in order; those without blocks are left out
 */
public record Page(String title, Optional<String> language, List<Section> sections) {

    /** Copies the list. */
    public Page {
        sections =
                sections.stream().filter(section -> !section.blocks().isEmpty()).toList();
    }

    /** Whether nothing is left to answer from. */
    public boolean isEmpty() {
        return sections.isEmpty();
    }
}
