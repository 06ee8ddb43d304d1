package dev.baton.conversation;

import java.util.Map;
import java.util.Optional;

/**
 * What a site says of its visitor when a conversation starts. An external id is unproven until identity is signed (C6):
 * it opens no history.
 *
 * @param externalId the site's id of the visitor
 * @param name what to call them
 * @param email where to write to them
 * @param attributes further facts, 50 at most
 */
public record Visitor(
        Optional<String> externalId, Optional<String> name, Optional<String> email, Map<String, String> attributes) {

    /** Somebody of whom nothing is known. */
    public static final Visitor ANONYMOUS = new Visitor(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
}
