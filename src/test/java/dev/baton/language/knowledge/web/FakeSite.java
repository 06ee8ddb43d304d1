package dev.baton.language.knowledge.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody's site on this machine: pages that can change, vanish, redirect or misbehave, and a list of what was asked. */
public final class FakeSite implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Does> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** What the site does when it is asked for a page. */
    @FunctionalInterface
    public interface Does {
        void with(HttpExchange exchange) throws IOException;
    }

    private FakeSite(HttpServer server) {
        this.server = server;
    }

    /** Opens it on a free port, without pages. */
    public static FakeSite open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            var site = new FakeSite(server);
            server.createContext("/", site::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    public void on(String path, Does does) {
        pages.put(path, does);
    }

    /** A page in HTML; its ETag is made of its text. */
    public void page(String path, String html) {
        on(path, exchange -> {
            var etag = "\"" + Integer.toHexString(html.hashCode()) + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** An article in HTML, with links. */
    public void article(String path, String title, String text, String... links) {
        var html = new StringBuilder("<html lang=en><body><nav><a href='/elsewhere'>Menu</a></nav><main><h1>" + title
                + "</h1><p>" + text + "</p>");
        for (var link : links) {
            html.append("<p>See <a href='").append(link).append("'>this page</a> as well.</p>");
        }
        page(path, html.append("</main></body></html>").toString());
    }

    public void text(String path, String type, String text) {
        on(path, exchange -> send(exchange, 200, type, text.getBytes(StandardCharsets.UTF_8)));
    }

    public void redirect(String path, String to) {
        on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    public void remove(String path) {
        pages.remove(path);
    }

    /** Paths that were asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public void forgetAsked() {
        asked.clear();
    }

    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            asked.add(path);
            var does = pages.get(path);
            if (does == null) {
                send(exchange, 404, "text/plain", "No such page.".getBytes(StandardCharsets.UTF_8));
            } else {
                does.with(exchange);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
