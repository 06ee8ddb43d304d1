package dev.baton.language.knowledge.web;

import java.util.Optional;

/**
 * What a server gave with a page, to be asked later whether it has changed.
 *
 * @param etag value of {@code ETag}
 * @param lastModified value of {@code Last-Modified}, as it was sent
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    /** Nothing to ask by: the page is sent anew. */
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
}
