package dev.baton.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.vendor.VendorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The socket of a fake desk: answers with what the desk says, can be silent, and can go down and come back at its address. */
final class DeskSocket implements AutoCloseable {

    /**
     * What the desk answers.
     *
     * @param status 0 for silence until {@link #letGo}, negative for a connection that breaks off
     * @param headers further headers
     */
    record Reply(int status, String body, Map<String, String> headers) {
        /** With nothing but JSON. */
        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }

        /** Too many calls; the next may come after a second. */
        static Reply busy() {
            return new Reply(429, "{}", Map.of("Retry-After", "1"));
        }

        /** What was asked is done, but the answer never arrives. */
        static Reply lost() {
            return of(-1, "");
        }

        static Reply silence() {
            return of(0, "");
        }
    }

    /** A request as it came. */
    record Asked(String method, String path, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
        }
    }

    /** The desk behind it. */
    interface Desk {
        Reply answer(Asked asked) throws IOException;

        /** What is streamed in answer, until the writer ends or the socket goes down; empty for an ordinary answer. */
        default Optional<Stream> stream(Asked asked) {
            return Optional.empty();
        }

        /** Whether the vendor's documents speak of it. */
        default boolean isDocumented(Asked asked) {
            return true;
        }
    }

    /** Writes server-sent events. */
    interface Stream {
        void writeTo(java.io.OutputStream out) throws IOException;
    }

    private final Desk desk;
    private final VendorSpec spec;
    private final CountDownLatch goOn = new CountDownLatch(1);
    private HttpServer server;

    /** A desk whose vendor publishes no documents. */
    DeskSocket(Desk desk) {
        this(desk, VendorSpec.of());
    }

    /** @param spec what each exchange is held against; {@link #close} fails if one was not as it says */
    DeskSocket(Desk desk, VendorSpec spec) {
        this.desk = desk;
        this.spec = spec;
        this.server = open(0);
    }

    private HttpServer open(int port) {
        try {
            var opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.createContext("/", this::receive);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    void goDown() {
        server.stop(0);
    }

    void comeBack() {
        server = open(port());
    }

    void letGo() {
        goOn.countDown();
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = new java.util.HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        var asked = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                exchange.getRequestBody().readAllBytes());
        Optional<Stream> stream = desk.stream(asked);
        if (stream.isPresent()) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                stream.get().writeTo(out);
            }
            return;
        }
        Reply reply = desk.answer(asked);
        if (reply.status() == 0) {
            stayWithoutAnswer();
        } else if (reply.status() > 0) {
            check(asked, reply);
            byte[] text = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
        exchange.close();
    }

    /** No vendor is called at the root: such a call is a stray, meant for somebody who had this port before. */
    private void check(Asked asked, Reply reply) {
        if (!asked.path().equals("/") && desk.isDocumented(asked)) {
            spec.check(
                    asked.method(),
                    asked.path(),
                    asked.header("content-type").orElse(""),
                    asked.body(),
                    reply.status(),
                    reply.body());
        }
    }

    private void stayWithoutAnswer() {
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
        spec.assertKept();
    }
}
