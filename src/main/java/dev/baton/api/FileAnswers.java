package dev.baton.api;

import dev.baton.conversation.Event;
import dev.baton.file.FileStore;
import dev.baton.file.SentFile;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Gives files out: under the type that was found in them, pictures to be shown and all others to be saved. Whatever a browser is
 * tricked into, the headers of every answer of the API forbid it to guess another type, to run or to load anything.
 */
@Component
final class FileAnswers {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final FileStore store;

    FileAnswers(FileStore store) {
        this.store = store;
    }

    /** Writes the file. @throws ProblemException where there is none, or it may not be opened (yet) */
    void write(Optional<SentFile> found, HttpServletResponse response) throws IOException {
        SentFile file = found.orElseThrow(
                () -> new ProblemException(ProblemType.NOT_FOUND, "There is no such file, or its address has ended."));
        if (file.verdict().isEmpty()) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE, "This file is still being checked. Try again in a moment.");
        }
        if (file.verdict().get() == Event.Verdict.REJECTED) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This file did not pass the check and cannot be opened.");
        }
        var disposition = file.kind().isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        response.setContentType(file.kind().mediaType());
        response.setContentLengthLong(file.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(KEPT).cachePrivate().getHeaderValue());
        store.write(file.id(), response.getOutputStream());
    }
}
