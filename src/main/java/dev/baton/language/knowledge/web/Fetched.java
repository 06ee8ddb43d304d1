package dev.baton.language.knowledge.web;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.Optional;

/** What came of asking for one address. Reasons are sentences for the people who keep the source. */
public sealed interface Fetched {

    /**
     * The server sent something.
     *
     * @param type media type as sent; empty if none was
     * @param charset what the server says the text is written in, if it names a known one
     * @param noIndex whether the server asks not to use it ({@code X-Robots-Tag})
     */
    record Body(String type, Optional<Charset> charset, byte[] bytes, Validators validators, boolean noIndex)
            implements Fetched {}

    /** It is as it was. */
    record Unchanged() implements Fetched {}

    /** It stands elsewhere; the address is as sent, and not checked yet. */
    record Moved(URI to) implements Fetched {}

    /** It is not there any more: 404 or 410. */
    record Gone(String reason) implements Fetched {}

    /** It must not or cannot be read, now and later. */
    record Refused(String reason) implements Fetched {}

    /** It could not be read this time. */
    record Failed(String reason) implements Fetched {}
}
