package dev.baton.bench.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One request.
 *
 * @param method {@code GET}, {@code POST}, …
 * @param path path and query
 * @param token what to send as {@code Authorization: Bearer}
 * @param body JSON
 * @param lastEventId where a stream goes on
 */
public record Call(
        String method, String path, Optional<String> token, Optional<String> body, Optional<String> lastEventId) {

    public static Call get(String path) {
        return new Call("GET", path, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Call post(String path, String json) {
        return new Call("POST", path, Optional.empty(), Optional.of(json), Optional.empty());
    }

    public static Call put(String path, String json) {
        return new Call("PUT", path, Optional.empty(), Optional.of(json), Optional.empty());
    }

    public static Call delete(String path) {
        return new Call("DELETE", path, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, by somebody. */
    public Call by(String bearer) {
        return new Call(method, path, Optional.of(bearer), body, lastEventId);
    }

    /** The same stream, from after this event on. */
    public Call after(String eventId) {
        return new Call(method, path, token, body, Optional.of(eventId));
    }

    /** What goes over the wire. */
    byte[] bytes(boolean stream) {
        var head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: localhost\r\n");
        token.ifPresent(
                bearer -> head.append("Authorization: Bearer ").append(bearer).append("\r\n"));
        head.append(stream ? "Accept: text/event-stream\r\n" : "Accept: application/json\r\n");
        lastEventId.ifPresent(id -> head.append("Last-Event-ID: ").append(id).append("\r\n"));
        byte[] content = body.orElse("").getBytes(StandardCharsets.UTF_8);
        if (body.isPresent()) {
            head.append("Content-Type: application/json\r\n");
        }
        if (body.isPresent() || !method.equals("GET")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
