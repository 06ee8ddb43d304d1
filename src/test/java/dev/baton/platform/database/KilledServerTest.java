package dev.baton.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledServerTest {

    private static final Path RUNTIME = Path.of("target", "test-runtime");

    @TempDir
    Path data = Path.of("");

    /** What the other process runs: starts the database of a folder, writes a row, says so, and waits to be killed. */
    static final class Victim {
        public static void main(String[] args) throws Exception {
            var postgres = EmbeddedPostgres.start(Path.of(args[0]), RUNTIME, Map.of());
            try (var connection = postgres.address().connect(Map.of());
                    var statement = connection.createStatement()) {
                statement.execute("create table if not exists acknowledged (pid bigint)");
                statement.execute("insert into acknowledged values ("
                        + ProcessHandle.current().pid() + ")");
            }
            System.out.println("acknowledged");
            Thread.currentThread().join();
        }
    }

    @Test
    void the_database_of_a_killed_server_is_taken_over_with_all_that_was_acknowledged() throws Exception {
        killAfterAcknowledging();
        var left = PostmasterFile.read(data.resolve("postgres")).orElseThrow();
        assertThat(left.running()).as("the database outlives the server").isTrue();

        killAfterAcknowledging();

        try (var postgres = EmbeddedPostgres.start(data, RUNTIME, Map.of());
                var connection = postgres.address().connect(Map.of());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(distinct pid) from acknowledged")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
            assertThat(PostmasterFile.read(data.resolve("postgres"))
                            .orElseThrow()
                            .pid())
                    .as("attached, not started again")
                    .isEqualTo(left.pid());
        }
        assertThat(PostmasterFile.read(data.resolve("postgres")))
                .as("stopped with the server")
                .isEmpty();
    }

    @Test
    void a_killed_server_and_a_killed_database_do_not_hinder_the_next_start() throws Exception {
        killAfterAcknowledging();
        ProcessHandle.of(PostmasterFile.read(data.resolve("postgres"))
                        .orElseThrow()
                        .pid())
                .orElseThrow()
                .destroyForcibly();

        try (var postgres = EmbeddedPostgres.start(data, RUNTIME, Map.of());
                var connection = postgres.address().connect(Map.of());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from acknowledged")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    private void killAfterAcknowledging() throws IOException, InterruptedException {
        var output = Files.createTempFile(data, "victim", ".log");
        var process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> Files.readString(output)
                .contains("acknowledged"));
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
