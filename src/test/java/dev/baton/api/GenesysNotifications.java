package dev.baton.api;

import static dev.baton.api.Shop.json;

import dev.baton.api.DeskSocket.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import tools.jackson.databind.JsonNode;

/** The notifications of the fake Genesys Cloud: channels with topics, and a WebSocket for each. */
public final class GenesysNotifications implements AutoCloseable {

    private static final int MOST_TOPICS = 1_000;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final Map<String, Set<String>> topics = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    GenesysNotifications() {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(
                server,
                container -> container.addMapping("/channels/*", (request, response, callback) -> {
                    String path = request.getHttpURI().getPath();
                    return new Listener(path.substring(path.lastIndexOf('/') + 1));
                })));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** One WebSocket; the server wants it public. */
    public final class Listener extends Session.Listener.Abstract implements Session.Listener.AutoDemanding {
        private final String channel;

        Listener(String channel) {
            this.channel = channel;
        }

        @Override
        public void onWebSocketError(Throwable brokenOff) {
            // the other side went away, as it may
        }

        @Override
        public void onWebSocketOpen(Session session) {
            super.onWebSocketOpen(session);
            sessions.put(channel, session);
        }
    }

    String channel() {
        String id = "streaming-" + UUID.randomUUID();
        topics.put(id, Set.of());
        return json(
                "id",
                id,
                "connectUri",
                "ws://127.0.0.1:" + connector.getLocalPort() + "/channels/" + id,
                "expires",
                Instant.now().plus(Duration.ofDays(1)).toString());
    }

    Reply subscribe(String path, JsonNode wanted) {
        String id = path.split("/")[5];
        if (!topics.containsKey(id) || wanted.size() > MOST_TOPICS) {
            return Reply.of(400, "{\"status\":400,\"message\":\"No.\"}");
        }
        topics.put(
                id,
                wanted.valueStream().map(topic -> topic.path("id").asString()).collect(Collectors.toSet()));
        return Reply.of(
                200,
                json(
                        "entities",
                        topics.get(id).stream()
                                .map(topic -> Map.of("id", topic))
                                .toList()));
    }

    void tell(String conversation, String event) {
        String topic = "v2.detail.events.conversation." + conversation + "." + event;
        topics.forEach((channel, subscribed) -> Optional.ofNullable(sessions.get(channel))
                .filter(session -> session.isOpen() && subscribed.contains(topic))
                .ifPresent(session -> session.sendText(
                        json("topicName", topic, "version", "2", "eventBody", Map.of("conversationId", conversation)),
                        Callback.NOOP)));
    }

    /** Whether nobody listens. */
    boolean areUnheard() {
        return sessions.values().stream().noneMatch(Session::isOpen);
    }

    /** Breaks all connections off. */
    void drop() {
        List.copyOf(sessions.values()).forEach(Session::disconnect);
        sessions.clear();
        topics.clear();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
