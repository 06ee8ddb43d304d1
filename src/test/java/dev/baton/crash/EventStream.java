package dev.baton.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * A stream of server-sent events that is opened again, after the last id, whenever it breaks. A stream that is silent for
 * longer than heartbeats allow is cut, and so is one to a server that its caller has left.
 */
final class EventStream implements Runnable {

    private static final Duration SILENCE = Duration.ofSeconds(22);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Set<Open> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofPlatform().daemon().name("stream-watch").start(EventStream::watch);
    }

    /** Gets what comes. */
    @FunctionalInterface
    interface Receiver {
        /** {@code id} is empty for what has no number. */
        void received(String id, String type, JsonNode data);
    }

    private static final class Open {
        private final Api api;
        private final int server;
        private final InputStream body;
        private volatile long heard = System.nanoTime();

        Open(Api api, int server, InputStream body) {
            this.api = api;
            this.server = server;
            this.body = body;
        }

        boolean isSilent() {
            return System.nanoTime() - heard > SILENCE.toNanos();
        }
    }

    private final Api api;
    private final String path;
    private final boolean resumes;
    private final Receiver receiver;
    private String last = "";

    /** A stream; {@code resumes} says whether it goes on after the last id or begins anew. */
    EventStream(Api api, String path, boolean resumes, Receiver receiver) {
        this.api = api;
        this.path = path;
        this.resumes = resumes;
        this.receiver = receiver;
    }

    /** Reads until interrupted, or until the stream says that there is nothing more to read. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int server = api.server();
                try {
                    if (read(server)) {
                        return;
                    }
                } catch (IOException broken) {
                    api.leave(server);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the right to read has ended. */
    private boolean read(int server) throws IOException, InterruptedException {
        var response = api.stream(path, resumes ? last : "");
        try (var body = response.body()) {
            if (response.statusCode() != 200) {
                return response.statusCode() == 403 || response.statusCode() == 404;
            }
            var open = new Open(api, server, body);
            OPEN.add(open);
            try {
                return read(open);
            } finally {
                OPEN.remove(open);
            }
        }
    }

    private boolean read(Open open) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(open.body, StandardCharsets.UTF_8));
        String id = "";
        String type = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            open.heard = System.nanoTime();
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !type.isEmpty()) {
                last = id.isEmpty() ? last : id;
                if (type.equals("end")) {
                    return true;
                }
                if (!type.equals("heartbeat")) {
                    receiver.received(id, type, Api.JSON.readTree(data));
                }
                id = "";
                type = "";
            }
        }
        return false;
    }

    private static void watch() {
        try {
            while (true) {
                Thread.sleep(250);
                for (Open open : OPEN) {
                    boolean silent = open.isSilent();
                    if (silent) {
                        open.api.leave(open.server);
                    }
                    if (silent || open.api.server() != open.server) {
                        closeQuietly(open.body);
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyClosed) {
            // it was to be closed
        }
    }
}
