package dev.baton.language.knowledge.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One page or file that was read.
 *
 * @param address the page's address; the name of a file
 * @param language two letters
 * @param passages how many passages it has
 * @param changedAt when it was read and said something new
 */
public record Article(
        UUID id,
        UUID sourceId,
        String assistantId,
        String address,
        String title,
        String language,
        int passages,
        Instant changedAt) {

    /** The address to show, where it is one that a browser opens. */
    public Optional<String> url() {
        return address.startsWith("https://") || address.startsWith("http://")
                ? Optional.of(address)
                : Optional.empty();
    }
}
