package dev.baton.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One caller of the API. Asks again, with the very same request, until a server answers; when one does not, the next is
 * asked. What is refused for now (429, 503) is asked again, too.
 */
final class Api {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final List<URI> servers;
    private final String token;
    private final AtomicInteger at;

    /** A caller without a token, who asks the given server first. */
    Api(List<URI> servers, int first) {
        this(servers, "", new AtomicInteger(first));
    }

    private Api(List<URI> servers, String token, AtomicInteger at) {
        this.servers = servers;
        this.token = token;
        this.at = at;
    }

    /** The same caller with a token. */
    Api bearer(String token) {
        return new Api(servers, token, at);
    }

    /** What came back; {@code json} is missing where the body is none. */
    record Answer(int status, JsonNode json) {

        /** The last part of a problem's type. */
        String problem() {
            return json.path("type").asString("").replace("https://baton.dev/problems/", "");
        }
    }

    Answer get(String path) throws InterruptedException {
        return ask("GET", path, Map.of());
    }

    Answer post(String path, Map<String, ?> body) throws InterruptedException {
        return ask("POST", path, body);
    }

    Answer put(String path, Map<String, ?> body) throws InterruptedException {
        return ask("PUT", path, body);
    }

    /** The number of the server that is asked now; it changes when that one does not answer. */
    int server() {
        return at.get();
    }

    /** The next server, unless somebody has gone on already. */
    void leave(int server) {
        at.compareAndSet(server, (server + 1) % servers.size());
    }

    /** Opens a stream at the present server. */
    HttpResponse<java.io.InputStream> stream(String path, String lastEventId) throws IOException, InterruptedException {
        var request = request(server(), path).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HTTP.send(request.build(), BodyHandlers.ofInputStream());
    }

    private Answer ask(String method, String path, Map<String, ?> body) throws InterruptedException {
        while (true) {
            int server = server();
            var publisher = method.equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JSON.writeValueAsString(body));
            var request = request(server, path)
                    .method(method, publisher)
                    .header("Content-Type", "application/json")
                    .build();
            try {
                var response = HTTP.send(request, BodyHandlers.ofString());
                if (response.statusCode() != 503 && response.statusCode() != 429) {
                    return new Answer(response.statusCode(), json(response.body()));
                }
            } catch (IOException noAnswer) {
                leave(server);
            }
            Thread.sleep(PAUSE);
        }
    }

    private HttpRequest.Builder request(int server, String path) {
        var request = HttpRequest.newBuilder(servers.get(server).resolve(path)).timeout(PATIENCE);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static JsonNode json(String body) {
        return body.startsWith("{") ? JSON.readTree(body) : MissingNode.getInstance();
    }
}
