package dev.baton;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A client of the API as strangers write one: it knows addresses, headers and JSON, and nothing of the server's code. */
public final class HttpClientForTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final String base;
    private final List<String> headers;

    private HttpClientForTests(HttpClient http, String base, List<String> headers) {
        this.http = http;
        this.base = base;
        this.headers = headers;
    }

    /** A client that proves nothing, to a server on this machine. */
    public static HttpClientForTests of(int port) {
        return new HttpClientForTests(HttpClient.newHttpClient(), "http://127.0.0.1:" + port, List.of());
    }

    /** The same, sending one header more. */
    public HttpClientForTests with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new HttpClientForTests(http, base, more);
    }

    /** The same, with a token. */
    public HttpClientForTests bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same, signed in as one of the demo's people. */
    public HttpClientForTests signedIn(String email) {
        var answer = post("/api/v1/tokens", "{\"email\":\"%s\",\"password\":\"baton-demo\"}".formatted(email));
        if (answer.status() != 201) {
            throw new IllegalStateException("no token for " + email + ": " + answer);
        }
        return bearer(answer.json().at("/token").asString());
    }

    /** What came back; {@code json} is a missing node where the body is no JSON. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        /** The body as JSON. */
        public JsonNode json() {
            return body.startsWith("{") || body.startsWith("[") ? JSON.readTree(body) : MissingNode.getInstance();
        }

        /** The last part of a problem's type. */
        public String problem() {
            return json().path("type").asString("").replace("https://baton.dev/problems/", "");
        }

        /** A header's first value, or nothing. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** The body of a GET line by line, as long as the server sends it. */
    public HttpResponse<Stream<String>> lines(String path) {
        try {
            return http.send(request("GET", path, null), BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Any request; the body is sent as JSON unless a header says otherwise. */
    public Answer send(String method, String path, @Nullable String body) {
        try {
            var response = http.send(request(method, path, body), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A POST of a form with a client id and a file. */
    public Answer upload(String path, String clientId, String name, byte[] bytes) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"clientId\"\r\n\r\n" + clientId
                        + "\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return with("Content-Type", "multipart/form-data; boundary=part").sendBytes("POST", path, body.toByteArray());
    }

    /** The bytes at an address, whoever may read them. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(request("GET", path, null), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A PUT of bytes, of the type that a header names. */
    public Answer put(String path, byte[] body) {
        return sendBytes("PUT", path, body);
    }

    private Answer sendBytes(String method, String path, byte[] body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .method(method, BodyPublishers.ofByteArray(body))
                    .headers(headers.toArray(String[]::new))
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request.build();
    }
}
