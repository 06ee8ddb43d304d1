package dev.baton.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A server as a process of its own, that can be killed, paused and started again on the same port. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    /** Below the ports that the system gives to outgoing connections, one of which might else sit on ours. */
    private static final int FIRST_PORT = 21_000;

    private static final int LAST_PORT = 31_000;

    private static final Pattern ROUTING = Pattern.compile("Routing with term (\\d+)");

    private final int port;
    private final Path log;
    private final Map<String, String> settings;
    private @Nullable Process process;

    /** A server that is not running yet; its output goes to {@code log}. */
    public ServerProcess(Path log, Map<String, String> settings) throws IOException {
        this.port = freePort();
        this.log = log;
        this.settings = settings;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it, and returns at once. */
    public void start() throws IOException {
        var command = new ArrayList<String>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                classesOfTheServer(),
                "dev.baton.Baton",
                "--baton.port=" + port));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Waits until it says that it is well. */
    public void awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .pollDelay(Duration.ZERO)
                    .until(() -> isWell(http));
        }
    }

    /** As {@code kill -9}: it can do nothing about it. */
    public void kill() throws InterruptedException {
        running().destroyForcibly();
        running().waitFor();
    }

    /** Stops its time: it answers nothing, keeps its connections, and knows nothing of it afterwards. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets its time go on. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Asks it to stop, as an operator does, and waits for that; says what it ended with. */
    int terminate(Duration limit) throws IOException, InterruptedException {
        running().destroy();
        if (!running().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("the server did not stop within " + limit + ":\n" + said());
        }
        return running().exitValue();
    }

    /** The term with which it began to route last, by what it wrote; 0 if it never did. */
    long routingTerm() {
        try (var lines = Files.lines(log)) {
            return lines.map(ROUTING::matcher)
                    .filter(Matcher::find)
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The last that it wrote. */
    String said() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("the server was not started");
        }
        return process;
    }

    private boolean isWell(HttpClient http) throws InterruptedException {
        if (!running().isAlive()) {
            throw new IllegalStateException("the server ended by itself:\n" + said());
        }
        var question = HttpRequest.newBuilder(address().resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder(
                        "kill", "-" + name, Long.toString(running().pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IOException("the server could not be sent SIG" + name);
        }
    }

    /** The server does not see the tests. */
    private static String classesOfTheServer() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        for (var attempt = 1; ; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (attempt == 100) {
                    throw taken;
                }
            }
        }
    }
}
