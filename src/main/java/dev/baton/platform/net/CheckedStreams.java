package dev.baton.platform.net;

import dev.baton.platform.net.ServerSentEvents.ServerSentEvent;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.ee11.websocket.jakarta.client.JakartaWebSocketClientContainer;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Opens streams at addresses that somebody has configured: server-sent events and WebSockets, under the same rule as
 * {@link CheckedHttp}, with connections of their own, so that many streams take none from calls. A stream that is silent for too
 * long counts as broken: a connection that died without a word is noticed by that alone.
 */
public final class CheckedStreams implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_STREAMS = 10_000;
    private static final int LONGEST_MESSAGE = 1024 * 1024;

    private final CloseableHttpClient http;
    private final HttpClient socketHttp = new HttpClient();
    private final JakartaWebSocketClientContainer sockets = new JakartaWebSocketClientContainer(socketHttp);

    /** Opens what the rule allows. */
    public CheckedStreams(AddressRule rule) {
        var names = new CheckedNames(InetAddress::getAllByName, rule);
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(MOST_STREAMS)
                        .setMaxConnPerRoute(MOST_STREAMS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT))
                                .build())
                        .build())
                .setUserAgent("Baton")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .build();
        socketHttp.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        socketHttp.setFollowRedirects(false);
        socketHttp.setConnectTimeout(CONNECT.toMillis());
        socketHttp.setSocketAddressResolver((host, port, context, found) -> resolve(names, host, port, found));
    }

    /** A server would not give a stream. @see #status */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status) {
            super("The server answered " + status + " in place of a stream.");
            this.status = status;
        }

        /** What it answered. */
        public int status() {
            return status;
        }
    }

    /**
     * Hears server-sent events until the stream ends. Interrupting the thread ends it, too.
     *
     * @param silence after how long without a byte the stream counts as broken
     * @throws Refused if there is none
     * @throws IOException if it breaks; the message is a sentence
     */
    public void hear(URI address, Map<String, String> headers, Duration silence, Consumer<ServerSentEvent> each)
            throws IOException {
        var request = new HttpGet(address);
        request.setHeader("Accept", "text/event-stream");
        request.setHeader("Cache-Control", "no-cache");
        headers.forEach(request::setHeader);
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(silence))
                .setConnectionRequestTimeout(Timeout.of(CONNECT))
                .build());
        try {
            http.execute(request, response -> {
                if (response.getCode() != 200) {
                    request.cancel();
                    throw new Refused(response.getCode());
                }
                read(response, each);
                return "";
            });
        } catch (CheckedNames.PrivateAddress hidden) {
            throw new IOException("The address leads into a private network, and those are not called.", hidden);
        }
    }

    private static void read(ClassicHttpResponse response, Consumer<ServerSentEvent> each) throws IOException {
        var events = new ServerSentEvents();
        try (var reader =
                new BufferedReader(new InputStreamReader(response.getEntity().getContent(), StandardCharsets.UTF_8))) {
            for (Optional<String> line = next(reader); line.isPresent(); line = next(reader)) {
                events.line(line.get()).ifPresent(each);
            }
        }
    }

    private static Optional<String> next(BufferedReader reader) throws IOException {
        return Optional.ofNullable(reader.readLine());
    }

    /** A WebSocket that is open. */
    @FunctionalInterface
    public interface Socket extends AutoCloseable {
        /** Closes it; {@code ended} is told. */
        @Override
        void close();
    }

    /**
     * Opens a WebSocket (RFC 6455).
     *
     * @param silence after how long without a message it is closed
     * @param each hears every text, one after the other
     * @param ended is told once that it is over
     * @throws IOException if it cannot be opened; the message is a sentence
     */
    public Socket open(URI address, Duration silence, Consumer<String> each, Runnable ended) throws IOException {
        try {
            start();
            Session session = sockets.connectToServer(
                    new Listener(silence, each, ended),
                    ClientEndpointConfig.Builder.create().build(),
                    address);
            return new Opened(session);
        } catch (DeploymentException refused) {
            throw new IOException("The WebSocket could not be opened.", refused);
        }
    }

    private synchronized void start() {
        if (!sockets.isStarted()) {
            LifeCycle.start(sockets);
        }
    }

    private static void resolve(CheckedNames names, String host, int port, Promise<List<InetSocketAddress>> found) {
        try {
            found.succeeded(names.resolve(host, port));
        } catch (UnknownHostException unknown) {
            found.failed(unknown);
        }
    }

    private static final class Listener extends Endpoint {
        private final Duration silence;
        private final Consumer<String> each;
        private final Runnable ended;

        Listener(Duration silence, Consumer<String> each, Runnable ended) {
            this.silence = silence;
            this.each = each;
            this.ended = ended;
        }

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.setMaxIdleTimeout(silence.toMillis());
            session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>) each::accept);
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            ended.run();
        }
    }

    private record Opened(Session session) implements Socket {
        @Override
        public void close() {
            try {
                session.close();
            } catch (IOException | IllegalStateException gone) {
                // it is closed already
            }
        }
    }

    @Override
    public void close() {
        http.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
        LifeCycle.stop(sockets);
        LifeCycle.stop(socketHttp);
    }
}
