package dev.baton.platform.web;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 64 KiB, or 4 MiB where help articles, drafts and phrases of assistants are uploaded, 1 MiB from desks, or
 * what a file may have where files are: at once where the length is announced, else when the limit is passed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter extends OncePerRequestFilter {

    static final int LIMIT = 64 * 1024;
    static final int UPLOAD_LIMIT = 4 * 1024 * 1024;
    static final int WEBHOOK_LIMIT = 1024 * 1024;
    private static final Pattern UPLOADS = Pattern.compile(
            "/api/v1/assistants/[^/]+/(knowledge/sources|draft|texts/[^/]+|([^/]+/){1,2}phrases\\.csv)");
    private static final Pattern WEBHOOKS = Pattern.compile("/api/v1/desks/[^/]+/webhook");
    private static final Pattern FILES = Pattern.compile("/api/v1/conversations/[^/]+/files");

    /**
     * A body up to this size is read to its end before it is refused: a client that is cut off while it writes may never
     * read why.
     */
    private static final int READ_TO_THE_END = 16 * LIMIT;

    private final Problems problems;
    private final int fileLimit;

    BodyLimitFilter(Problems problems, MultipartLimit files) {
        this.problems = problems;
        this.fileLimit = Math.toIntExact(files.request());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = limit(request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            if (request.getContentLengthLong() <= Math.max(READ_TO_THE_END, 2L * limit)) {
                request.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            problems.write(response, tooLarge(limit));
        } else if (request.getContentLengthLong() >= 0) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    private int limit(String path) {
        if (FILES.matcher(path).matches()) {
            return fileLimit;
        }
        if (WEBHOOKS.matcher(path).matches()) {
            return WEBHOOK_LIMIT;
        }
        return UPLOADS.matcher(path).matches() ? UPLOAD_LIMIT : LIMIT;
    }

    private static ProblemException tooLarge(int limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE, "Send at most " + limit + " bytes in one request.", Map.of("limit", limit));
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final int limit;

        Limited(HttpServletRequest request, int limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limit);
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream in;
        private final int limit;
        private int count;

        LimitedStream(ServletInputStream in, int limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var read = in.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = in.read(bytes, offset, length);
            counted(Math.max(0, read));
            return read;
        }

        private void counted(int read) {
            count += read;
            if (count > limit) {
                throw tooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
