package dev.baton.language.model;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that speaks chat completions on a real socket, and can fail in every way that such servers do. What it answers
 * is decided call by call by a function of what it was asked.
 */
public final class FakeModel implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Function<Asked, Does> answers = question -> Does.say("Hello.");

    private FakeModel(ServerSocket socket) {
        this.socket = socket;
    }

    /** Starts on a free port of this machine. */
    public static FakeModel start() {
        try {
            var model = new FakeModel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(model::accept);
            return model;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a call brought. */
    public record Asked(String path, List<String> headers, JsonNode body) {
        /** The text of the message of that role. */
        public String said(String role) {
            for (JsonNode message : body.path("messages")) {
                if (message.path("role").asString("").equals(role)) {
                    return message.path("content").asString("");
                }
            }
            return "";
        }

        boolean wantsStream() {
            return body.path("stream").asBoolean(false);
        }
    }

    /** What the server does with a call. */
    public sealed interface Does {
        /** Says this, in pieces of a few characters if a stream is wanted, for this reason of ending. */
        record Say(String text, String finish) implements Does {}

        /** Answers with exactly this. */
        record Send(int status, List<String> headers, String body) implements Does {}

        /** Sends these bytes as they are, headers included, then hangs or closes. */
        record Raw(String bytes, boolean thenHangs) implements Does {}

        /** Never says a word. */
        record Hang() implements Does {}

        /** Breaks the connection with a reset. */
        record Reset() implements Does {}

        /** Says it a character at a time, for ever. */
        record Drip() implements Does {}

        /** A usual answer. */
        static Does say(String text) {
            return new Say(text, "stop");
        }

        /** A status with a JSON error. */
        static Does status(int status, String... headers) {
            return new Send(
                    status, List.of(headers), "{\"error\":{\"message\":\"status " + status + "\",\"type\":\"error\"}}");
        }
    }

    /** Decides from now on what happens to calls. */
    public void answers(Function<Asked, Does> function) {
        answers = function;
    }

    /** What it was asked so far. */
    public List<Asked> asked() {
        return asked;
    }

    /** Its address, as BATON_MODEL_URL has it. */
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
    }

    /** A client of this server with ten seconds a call. */
    public LanguageModel client() {
        return client(Duration.ofSeconds(10), 4);
    }

    /** A client of this server. */
    ChatCompletions client(Duration timeout, int concurrency) {
        return client(timeout, concurrency, Clock.systemUTC());
    }

    ChatCompletions client(Duration timeout, int concurrency, InstantSource clock) {
        var address = ModelAddress.of(url(), "fake-1", Optional.of("secret-key"));
        return new ChatCompletions(address, timeout, 1_000, concurrency, clock);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            Asked question = read(in);
            asked.add(question);
            act(question, answers.apply(question), connection);
        } catch (IOException | InterruptedException e) {
            // the other side went away, as some tests want
        } finally {
            open.remove(connection);
        }
    }

    private static Asked read(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        int length = lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
        String path = lines.isEmpty() ? "" : lines.getFirst().split(" ", 3)[1];
        return new Asked(path, List.copyOf(lines), JSON.readTree(in.readNBytes(length)));
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    private void act(Asked question, Does does, Socket connection) throws IOException, InterruptedException {
        OutputStream out = connection.getOutputStream();
        switch (does) {
            case Does.Say say -> {
                if (question.wantsStream()) {
                    write(out, head(200, List.of("Content-Type: text/event-stream")) + "\r\n");
                    stream(out, say);
                } else {
                    send(out, 200, List.of("Content-Type: application/json"), whole(say));
                }
            }
            case Does.Send send -> {
                boolean typed = send.headers().stream().anyMatch(header -> header.startsWith("Content-Type"));
                var headers = new ArrayList<>(send.headers());
                if (!typed) {
                    headers.add("Content-Type: application/json");
                }
                send(out, send.status(), headers, send.body());
            }
            case Does.Raw raw -> {
                write(out, raw.bytes());
                if (raw.thenHangs()) {
                    closing.await();
                }
            }
            case Does.Hang hang -> closing.await();
            case Does.Reset reset -> connection.setSoLinger(true, 0);
            case Does.Drip drip -> {
                write(out, head(200, List.of("Content-Type: application/json")) + "\r\n{");
                while (!closing.await(5, TimeUnit.MILLISECONDS)) {
                    write(out, " ");
                }
            }
        }
    }

    /** The start of a streamed answer, as raw bytes. */
    public static String streamed(String... pieces) {
        var text = new StringBuilder(head(200, List.of("Content-Type: text/event-stream")) + "\r\n");
        for (String piece : pieces) {
            text.append(event(piece, "null"));
        }
        return text.toString();
    }

    private static void stream(OutputStream out, Does.Say say) throws IOException {
        write(out, ": a comment\n\n");
        for (int at = 0; at < say.text().length(); at += 7) {
            write(
                    out,
                    event(say.text().substring(at, Math.min(at + 7, say.text().length())), "null"));
        }
        write(out, event("", "\"" + say.finish() + "\"") + "data: [DONE]\n\n");
    }

    private static String event(String piece, String finish) {
        return "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                + JSON.writeValueAsString(piece) + "},\"finish_reason\":" + finish + "}]}\n\n";
    }

    private static String whole(Does.Say say) {
        return "{\"id\":\"1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":" + JSON.writeValueAsString(say.text()) + ",\"refusal\":null},\"finish_reason\":\""
                + say.finish() + "\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7,\"total_tokens\":12}}";
    }

    private static void send(OutputStream out, int status, List<String> headers, String body) throws IOException {
        var all = new ArrayList<>(headers);
        all.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        write(out, head(status, all) + "\r\n" + body);
    }

    private static String head(int status, List<String> headers) {
        return "HTTP/1.1 " + status + " Status\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
