package dev.baton.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events. */
@Component
public final class EventStreams {

    private static final int RETRY_FROM_MILLIS = 1_000;
    private static final int RETRY_TO_MILLIS = 5_000;

    private final JsonMapper json;

    EventStreams(JsonMapper json) {
        this.json = json;
    }

    /** The number in a {@code Last-Event-ID}, if it is one. */
    public static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /**
     * Begins a stream. Each client is told a time of its own after which to come back, so that they do not all come at once
     * when a server is restarted.
     */
    public Stream open(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new Stream(response.getOutputStream());
        int retry = ThreadLocalRandom.current().nextInt(RETRY_FROM_MILLIS, RETRY_TO_MILLIS);
        stream.raw("retry: " + retry + "\n\n");
        stream.flush();
        return stream;
    }

    /** One client's stream. */
    public final class Stream implements AutoCloseable {
        private final OutputStream out;
        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(256);

        private Stream(OutputStream out) {
            this.out = out;
        }

        /** Adds an event to what the next {@link #flush} sends. */
        public void add(String id, String type, Object data) {
            raw("id: " + id + "\n");
            event(type, data);
        }

        /** Sends an event that clients resume after. */
        public void send(String id, String type, Object data) throws IOException {
            add(id, type, data);
            flush();
        }

        /** Adds something without a number, which no client resumes after. */
        public void frame(String type, Object data) {
            event(type, data);
        }

        /** Sends what was added; fails when the client is gone. */
        public void flush() throws IOException {
            waiting.writeTo(out);
            out.flush();
            waiting.reset();
        }

        @Override
        public void close() {
            waiting.reset();
        }

        private void event(String type, Object data) {
            raw("event: " + type + "\ndata: ");
            waiting.writeBytes(json.writeValueAsBytes(data));
            raw("\n\n");
        }

        private void raw(String text) {
            waiting.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
