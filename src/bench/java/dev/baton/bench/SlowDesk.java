package dev.baton.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A desk behind an offloading webhook that takes its time for each call, or hangs at messages. */
final class SlowDesk implements AutoCloseable {

    private final HttpServer server;
    private final long latencyMillis;
    private final boolean hangs;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Latencies latencies = new Latencies();

    /** Conversations that were opened there. */
    final AtomicInteger opened = new AtomicInteger();

    /** Messages that it has taken. */
    final AtomicInteger taken = new AtomicInteger();

    SlowDesk(long latencyMillis, boolean hangs) throws IOException {
        this.latencyMillis = latencyMillis;
        this.hangs = hangs;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/desk";
    }

    /** Forgets what was measured; from the message's sending until the desk has it, in nanoseconds. */
    Latencies measureAnew() {
        latencies = new Latencies();
        return latencies;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode call = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        try {
            switch (call.path("event").asString("")) {
                case "health" -> reply(exchange, "{\"available\":true}");
                case "offload" -> {
                    Thread.sleep(latencyMillis);
                    opened.incrementAndGet();
                    reply(exchange, "{\"offloadSuccess\":true,\"pauseBot\":true}");
                }
                case "messages" -> messages(exchange, call);
                default -> reply(exchange, "{}");
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void messages(HttpExchange exchange, JsonNode call) throws IOException, InterruptedException {
        if (hangs) {
            closing.await();
            return;
        }
        long now = System.nanoTime();
        for (JsonNode line : call.path("messages")) {
            String text = line.path("text").asString("");
            if (text.matches("\\d+")) {
                latencies.add(now - Long.parseLong(text));
            }
        }
        Thread.sleep(latencyMillis);
        taken.incrementAndGet();
        reply(exchange, "{}");
    }

    private static void reply(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
