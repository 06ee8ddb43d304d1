package dev.baton.assistant.http;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Revisions of assistants as entity tags, so that nobody overwrites what they have not seen. */
final class Revisions {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    private Revisions() {}

    static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /** The revision that a change starts from. @throws ProblemException {@code version-required} */
    static long seen(@Nullable String ifMatch) {
        Matcher tag = TAG.matcher(ifMatch == null ? "" : ifMatch.strip());
        if (!tag.matches()) {
            throw new ProblemException(
                    ProblemType.VERSION_REQUIRED, "Send the ETag of what you have read as If-Match: \"<number>\".");
        }
        return Long.parseLong(tag.group(1));
    }

    /** Empty where a new assistant is asked for, with {@code If-None-Match: *}. */
    static Optional<Long> seenOrNew(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return ifMatch == null && "*".equals(ifNoneMatch) ? Optional.empty() : Optional.of(seen(ifMatch));
    }
}
