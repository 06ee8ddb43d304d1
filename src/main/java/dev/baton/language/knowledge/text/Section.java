package dev.baton.language.knowledge.text;

import java.util.List;

/**
 * What stands under one heading.
 *
 * @param heading empty at the top of an article
 */
public record Section(String heading, List<Block> blocks) {
    /** Copies the list. */
    public Section {
        blocks = List.copyOf(blocks);
    }
}
