package dev.baton.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL of our own: unpacked, set up and run under the data folder, on a free port of the loopback address,
 * behind a password that only the data folder knows.
 *
 * <p>It is as durable as any other: {@code fsync} and {@code synchronous_commit} are on. It runs in a session of its own,
 * so that Ctrl-C reaches the server alone and the database is stopped last, and it survives a server that is killed; the
 * next start attaches to it. While it should run it is watched: if it stops, it is started again on the same port, with
 * growing pauses, and callers meanwhile get connection errors.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "baton";
    private static final int START_ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);
    private static final Duration START_WAIT = Duration.ofSeconds(60);

    private static final Map<String, String> SETTINGS = settings();

    private final DataFolder folder;
    private final Path home;
    private final PostgresAccount account;
    private final Map<String, String> settings;
    private final int port;
    private final String password;
    private volatile boolean wanted = true;

    private EmbeddedPostgres(
            DataFolder folder, Path home, PostgresAccount account, Map<String, String> settings, int port)
            throws IOException {
        this.folder = folder;
        this.home = home;
        this.account = account;
        this.settings = settings;
        this.port = port;
        this.password = folder.password();
    }

    /**
     * Starts the database of a data folder, or attaches to it if one that a killed server left still runs.
     *
     * @throws DatabaseStartException if it cannot run, with the way out
     */
    public static EmbeddedPostgres start(Path data) {
        return start(data, data.resolve("runtime"), Map.of());
    }

    /** As {@link #start(Path)}, with another folder for the programs, and settings of PostgreSQL that differ from ours. */
    static EmbeddedPostgres start(Path data, Path runtime, Map<String, String> differing) {
        var folder = DataFolder.take(data);
        try {
            return start(folder, runtime.toAbsolutePath(), differing);
        } catch (IOException | RuntimeException e) {
            closeQuietly(folder);
            throw e instanceof DatabaseStartException known ? known : failed(data, e);
        } catch (InterruptedException e) {
            closeQuietly(folder);
            Thread.currentThread().interrupt();
            throw failed(data, e);
        }
    }

    private static EmbeddedPostgres start(DataFolder folder, Path runtime, Map<String, String> differing)
            throws IOException, InterruptedException {
        refuseOtherMajor(folder.cluster());
        var home = PostgresBinaries.unpack(runtime);
        var account = PostgresAccount.of(folder.cluster());
        var settings = new LinkedHashMap<>(SETTINGS);
        settings.putAll(differing);

        var running = PostmasterFile.read(folder.cluster()).filter(PostmasterFile::running);
        if (running.isPresent()) {
            var attached = new EmbeddedPostgres(
                    folder, home, account, settings, running.get().port());
            if (attached.answers()) {
                log.info(
                        "Attached to the PostgreSQL that a server before this one left running (process {})",
                        running.get().pid());
                attached.watch(running.get());
                return attached;
            }
            attached.stopIfItCan();
        }
        var postgres = new EmbeddedPostgres(folder, home, account, settings, freePort());
        postgres.initialize();
        postgres.watch(postgres.launchPatiently());
        return postgres;
    }

    /** Where it is; the database {@code baton} is there. */
    public DatabaseAddress address() {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/baton", USER, password);
    }

    /** Stops the database: open transactions are rolled back, what was committed is on disk. */
    @Override
    public void close() {
        wanted = false;
        try {
            stop();
            folder.close();
        } catch (IOException e) {
            log.warn("PostgreSQL was not stopped cleanly; the next start recovers it: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop() throws IOException, InterruptedException {
        control("stop", "-m", "fast");
    }

    private void stopIfItCan() throws InterruptedException {
        try {
            stop();
        } catch (IOException e) {
            log.warn("The PostgreSQL left running could not be stopped: {}", e.getMessage());
        }
    }

    private void initialize() throws IOException, InterruptedException {
        var cluster = folder.cluster();
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            var passwordFile = folder.path().resolve("postgres.password");
            var unfinished = folder.path().resolve("postgres.unfinished");
            deleteRecursively(unfinished);
            Files.createDirectories(unfinished);
            var readable = Files.copy(
                    passwordFile,
                    unfinished.resolveSibling("postgres.unfinished.password"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            account.own(unfinished);
            account.own(readable);
            try {
                run(List.of(
                        home.resolve("bin/initdb").toString(),
                        "--pgdata=" + unfinished,
                        "--username=" + USER,
                        "--pwfile=" + readable,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
            } finally {
                Files.deleteIfExists(readable);
            }
            Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
        }
        var conf = new StringBuilder("# Written by Baton at each start.\n");
        settings.forEach(
                (name, value) -> conf.append(name).append(" = '").append(value).append("'\n"));
        Files.writeString(cluster.resolve("baton.conf"), conf);
        var main = cluster.resolve("postgresql.conf");
        if (!Files.readString(main).contains("include 'baton.conf'")) {
            Files.writeString(main, "\ninclude 'baton.conf'\n", StandardOpenOption.APPEND);
        }
        account.own(cluster);
    }

    /** A start within a moment of a crash may meet what the crash left (locks, shared memory): try again. */
    private PostmasterFile launchPatiently() throws IOException, InterruptedException {
        var pause = FIRST_PAUSE;
        for (var attempt = 1; ; attempt++) {
            try {
                return launch();
            } catch (IOException e) {
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
                log.warn("PostgreSQL did not start, trying again in {} ms: {}", pause.toMillis(), e.getMessage());
                Thread.sleep(pause);
                pause = longer(pause);
            }
        }
    }

    private PostmasterFile launch() throws IOException, InterruptedException {
        var left = PostmasterFile.read(folder.cluster());
        if (left.isPresent()) {
            left.get().forgetIfDead(folder.cluster());
        }
        if (left.isEmpty() || !left.get().running()) {
            startProcess();
        }
        ensureDatabase();
        return PostmasterFile.read(folder.cluster())
                .filter(PostmasterFile::running)
                .orElseThrow(() -> new IOException("PostgreSQL ended right after its start"));
    }

    private void startProcess() throws IOException, InterruptedException {
        var output = folder.cluster().resolve("start.log");
        Files.deleteIfExists(output);
        var wait = Long.toString(START_WAIT.toSeconds());
        control("start", "-w", "-t", wait, "-l", output.toString(), "-o", "-p " + port);
    }

    private void ensureDatabase() throws IOException {
        try (var connection = address().database("postgres").connect(Map.of());
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = 'baton'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database baton");
        } catch (SQLException e) {
            throw new IOException("PostgreSQL started but does not answer: " + e.getMessage(), e);
        }
    }

    private boolean answers() {
        if (port == 0) {
            return false;
        }
        try (var connection = address().connect(Map.of())) {
            return connection.isValid(5);
        } catch (SQLException e) {
            log.warn("The PostgreSQL left running does not answer, stopping it: {}", e.getMessage());
            return false;
        }
    }

    /** Asked again and again: a process that is not our child tells nobody of its end. */
    private void watch(PostmasterFile process) {
        Thread.ofVirtual().name("postgres-watch").start(() -> {
            try {
                while (wanted && process.running()) {
                    Thread.sleep(WATCH_INTERVAL);
                }
                restart();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void restart() {
        var pause = FIRST_PAUSE;
        while (wanted) {
            try {
                log.error("PostgreSQL stopped unexpectedly; starting it again in {} ms", pause.toMillis());
                Thread.sleep(pause);
                pause = longer(pause);
                relaunch();
                return;
            } catch (IOException e) {
                log.error("PostgreSQL does not start: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** One at a time with {@link #stop}, so that a database that was told to stop is not started after it. */
    private synchronized void relaunch() throws IOException, InterruptedException {
        if (wanted) {
            watch(launch());
            log.info("PostgreSQL runs again");
        }
    }

    private void control(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(home.resolve("bin/pg_ctl").toString());
        command.add("--pgdata=" + folder.cluster());
        command.add("--silent");
        command.addAll(List.of(words));
        run(command);
    }

    private void run(List<String> words) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder.path(), "output-", ".log");
        try {
            var process = new ProcessBuilder(account.command(words))
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(START_WAIT.toSeconds() + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("it did not answer in time");
            }
            if (process.exitValue() != 0) {
                throw new IOException(said(output) + said(folder.cluster().resolve("start.log")));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String said(Path output) throws IOException {
        return Files.exists(output) ? Files.readString(output).strip() + " " : "";
    }

    private static void refuseOtherMajor(Path cluster) throws IOException {
        var file = cluster.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        var major = Files.readString(file).trim();
        if (!major.equals(PostgresBinaries.MAJOR)) {
            throw new DatabaseStartException(
                    "The data in " + cluster + " was written by PostgreSQL " + major + ", this Baton brings PostgreSQL "
                            + PostgresBinaries.MAJOR + ".",
                    "Run the Baton release that wrote it and copy the database with pg_dump into a PostgreSQL "
                            + PostgresBinaries.MAJOR
                            + " that BATON_DB_URL names, or set BATON_DATA to another folder to start afresh.");
        }
    }

    private static Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", "256MB");
        settings.put("max_wal_size", "2GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("jit", "off");
        settings.put("random_page_cost", "1.1");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("logging_collector", "on");
        settings.put("log_directory", "log");
        settings.put("log_filename", "postgresql-%a.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_age", "1d");
        settings.put("log_min_duration_statement", "1s");
        return settings;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static DatabaseStartException failed(Path data, Exception e) {
        return new DatabaseStartException(
                "The database in " + data + " could not be started: " + e.getMessage(),
                "See its log in " + data.resolve("postgres/log") + ", or set BATON_DB_URL to a PostgreSQL of yours.",
                e);
    }

    private static void closeQuietly(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            log.warn("The data folder's lock was not released: {}", e.getMessage());
        }
    }

    private static void deleteRecursively(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
