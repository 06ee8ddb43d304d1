package dev.baton.bench;

import dev.baton.bench.client.Call;
import dev.baton.bench.client.LoadClient;
import dev.baton.platform.database.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The server as a process of its own, from the classes that were built, with the options that the product runs with. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param log where its output goes
     * @param differing environment beside port and database
     * @param options of its virtual machine
     */
    public static ServerProcess start(
            int port, DatabaseAddress database, Path log, Map<String, String> differing, List<String> options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), "dev.baton.Baton"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var environment = builder.environment();
        environment.put("BATON_PORT", Integer.toString(port));
        environment.put("BATON_DB_URL", database.url());
        environment.put("BATON_DB_USER", database.user());
        environment.put("BATON_DB_PASSWORD", database.password());
        environment.putAll(differing);
        var server = new ServerProcess(builder.start(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.awaitReady(log);
        return server;
    }

    public long pid() {
        return process.pid();
    }

    /** Stops it as a service would be stopped, and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long until = System.nanoTime() + START_LIMIT.toNanos();
        try (var client = new LoadClient(port, 1)) {
            while (!isReady(client)) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    close();
                    throw new IOException("The server did not start:\n" + Files.readString(log));
                }
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static boolean isReady(LoadClient client) {
        try {
            return client.ask(Call.get("/actuator/health/readiness")).ok();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
