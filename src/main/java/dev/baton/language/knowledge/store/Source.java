package dev.baton.language.knowledge.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Where articles of an assistant come from.
 *
 * @param assistantId whose it is
 * @param address of the page, or of the site's first page; the name of a file
 * @param format how a file is written; {@code web} for pages, which say it themselves
 * @param language of articles that do not say theirs
 * @param interval time from one reading to the next, if it is read again by itself
 * @param problem why the last reading failed, as a sentence
 * @param failures readings that failed in a row
 * @param complete whether the last reading saw everything
 * @param readAt when it was last read
 * @param dueAt when it is to be read next
 */
public record Source(
        UUID id,
        String assistantId,
        Kind kind,
        String address,
        String format,
        Optional<String> language,
        Optional<Duration> interval,
        State state,
        Optional<String> problem,
        int failures,
        boolean complete,
        Optional<Instant> readAt,
        Optional<Instant> dueAt) {

    /** What a source is. */
    public enum Kind {
        /** A text that was uploaded. */
        FILE,
        /** One page. */
        PAGE,
        /** A page and what stands below it on its site. */
        SITE;

        /** As the API and the database write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it stands with a source. */
    public enum State {
        /** It has not been read yet. */
        WAITING,
        /** It is being read. */
        READING,
        /** The last reading was good. */
        READY,
        /** The last reading failed; articles of an earlier one remain. */
        FAILED;

        /** As the API and the database write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
