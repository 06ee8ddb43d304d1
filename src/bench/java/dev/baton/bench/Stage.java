package dev.baton.bench;

import dev.baton.bench.client.LoadClient;
import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** A fresh database, a server on it, and a client of it. */
final class Stage implements AutoCloseable {

    private final Options options;
    private final Path data;
    private final Thread cleanUp = new Thread(this::stop, "clean-up");
    private final EmbeddedPostgres database;
    private ServerProcess server;
    private LoadClient client;

    Stage(Options options) throws IOException, InterruptedException {
        this.options = options;
        data = options.data().toAbsolutePath();
        FileSystemUtils.deleteRecursively(data.resolve("postgres"));
        Files.createDirectories(data);
        database = EmbeddedPostgres.start(data);
        server = startServer();
        client = new LoadClient(options.port(), 2);
        Runtime.getRuntime().addShutdownHook(cleanUp);
    }

    private ServerProcess startServer() throws IOException, InterruptedException {
        var environment = new HashMap<String, String>();
        environment.put("BATON_DATA", data.resolve("server").toString());
        environment.put("BATON_LIMITS_MESSAGES_PER_SECOND", "1000000");
        environment.put("BATON_LIMITS_MESSAGES_BURST", "1000000");
        environment.put("BATON_DELIVERY_ALLOW_PRIVATE_ADDRESSES", "true");
        List<String> flags = options.text("jvm", "").isEmpty()
                ? List.of()
                : List.of(options.text("jvm", "").split(","));
        return ServerProcess.start(
                options.port(), database.address(), data.resolve("server.log"), Map.copyOf(environment), flags);
    }

    /** Stops the server and starts it again on the same database; the client stays. */
    void restartServer() throws IOException, InterruptedException {
        server.close();
        server = startServer();
    }

    LoadClient client() {
        return client;
    }

    ServerProcess server() {
        return server;
    }

    /** Begins to count who keeps the processors busy. */
    Processors processors(Connection connection) throws IOException, SQLException {
        String postmaster =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        return new Processors(server.pid(), Long.parseLong(postmaster.strip()), connection);
    }

    DatabaseAddress database() {
        return database.address();
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(cleanUp);
        client.close();
        stop();
    }

    /** Server and database are processes of their own and would outlive a bench that is interrupted. */
    private void stop() {
        server.close();
        database.close();
    }
}
