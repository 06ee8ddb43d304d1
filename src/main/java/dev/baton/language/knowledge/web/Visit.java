package dev.baton.language.knowledge.web;

import dev.baton.language.knowledge.text.Page;
import java.net.URI;
import java.util.List;

/** What came of visiting one page, redirects and robots.txt heeded. */
sealed interface Visit {

    /**
     * The page was read.
     *
     * @param address where it stands in the end
     * @param links where it leads to
     */
    record Read(URI address, Page page, Validators validators, List<URI> links) implements Visit {}

    /** It is as it was. */
    record Unchanged(URI address) implements Visit {}

    /** It is not to be used any more: it vanished, moved out of the source, or must not be read. */
    record Lost(String reason) implements Visit {}

    /** It could not be read this time. */
    record Failed(String reason) implements Visit {}
}
