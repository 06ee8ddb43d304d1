package dev.baton.api;

import dev.baton.HttpClientForTests;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream that is read as a browser reads it. */
final class ServerSentEvents implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    /** One event; the id is empty for a frame. */
    record Frame(String id, String type, JsonNode data) {}

    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final List<Frame> seen = new ArrayList<>();
    private static final Frame END = new Frame("", "", JsonMapper.shared().nullNode());

    private ServerSentEvents(HttpResponse<Stream<String>> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    static ServerSentEvents open(HttpClientForTests http, String path) {
        return new ServerSentEvents(http.with("Accept", "text/event-stream").lines(path));
    }

    int status() {
        return response.statusCode();
    }

    private void read() {
        var id = "";
        var type = "";
        var data = "";
        try (var lines = response.body()) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !type.isEmpty()) {
                    frames.add(new Frame(id, type, JsonMapper.shared().readTree(data)));
                    id = "";
                    type = "";
                }
            }
        } catch (UncheckedIOException closed) {
            // the test or the server has hung up
        }
        frames.add(END);
    }

    /** The next frame of the type; what comes before it is kept in {@link #seen}. */
    Frame next(String type) {
        return next(frame -> frame.type().equals(type), type);
    }

    Frame next(Predicate<Frame> wanted, String what) {
        while (true) {
            Frame frame = poll();
            if (frame == END) {
                throw new AssertionError("The stream ended before " + what + "; it had " + seen);
            }
            seen.add(frame);
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    /** Everything until the server ends the stream. */
    List<Frame> untilEnd() {
        for (Frame frame = poll(); frame != END; frame = poll()) {
            seen.add(frame);
        }
        return seen;
    }

    /** What has come until now. */
    List<Frame> seen() {
        return seen;
    }

    private Frame poll() {
        try {
            Frame frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("Nothing came; the stream had " + seen);
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        response.body().close();
    }
}
