package dev.baton.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path RUNTIME = Path.of("target", "test-runtime");

    @TempDir
    Path data = Path.of("");

    private @Nullable EmbeddedPostgres postgres;

    @AfterEach
    void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void what_is_committed_is_on_disk_and_text_sorts_the_same_everywhere() throws SQLException {
        var address = start();

        assertThat(show(address, "fsync")).isEqualTo("on");
        assertThat(show(address, "synchronous_commit")).isEqualTo("on");
        assertThat(show(address, "full_page_writes")).isEqualTo("on");
        assertThat(show(address, "server_version_num")).startsWith("18");
        assertThat(show(address, "password_encryption")).isEqualTo("scram-sha-256");
        assertThat(query(
                        address,
                        "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'baton'"))
                .isEqualTo("b C.UTF-8");
    }

    @Test
    void only_this_machine_reaches_it_and_only_with_the_password_of_the_data_folder() throws Exception {
        var address = start();

        assertThat(show(address, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show(address, "unix_socket_directories")).isEmpty();
        assertThatThrownBy(() -> new DatabaseAddress(address.url(), address.user(), "guessed")
                        .connect(Map.of())
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThat(Files.getPosixFilePermissions(data.resolve("postgres.password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void data_outlives_a_stop_and_a_start() throws SQLException {
        execute(start(), "create table kept as select 42 as answer");
        stop();

        assertThat(query(start(), "select answer from kept")).isEqualTo("42");
    }

    @Test
    void a_database_that_stops_by_itself_is_started_again_at_the_same_address() throws Exception {
        var address = start();
        execute(address, "create table kept as select 42 as answer");

        kill();

        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(
                        query(address, "select answer from kept"))
                .isEqualTo("42"));
    }

    @Test
    void a_second_server_on_the_same_folder_is_told_who_has_it() {
        start();

        assertThatThrownBy(() -> EmbeddedPostgres.start(data, RUNTIME, Map.of()))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("in use by another Baton")
                .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void a_folder_of_another_major_version_is_refused_with_the_way_out() throws IOException {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("PostgreSQL 17")
                .extracting(e -> ((DatabaseStartException) e).wayOut())
                .asString()
                .contains("pg_dump");
    }

    @Test
    void a_lock_file_that_a_crash_left_does_not_hinder_the_start() throws Exception {
        execute(start(), "create table kept as select 42 as answer");
        stop();
        Files.writeString(data.resolve("postgres/postmaster.pid"), "999999\n" + data + "\n0\n5432\n\n127.0.0.1\n");

        assertThat(query(start(), "select answer from kept")).isEqualTo("42");
    }

    private DatabaseAddress start() {
        postgres = EmbeddedPostgres.start(data, RUNTIME, Map.of());
        return postgres.address();
    }

    private void kill() throws IOException {
        ProcessHandle.of(PostmasterFile.read(data.resolve("postgres"))
                        .orElseThrow()
                        .pid())
                .orElseThrow()
                .destroyForcibly();
    }

    private static String show(DatabaseAddress address, String setting) throws SQLException {
        return query(address, "show " + setting);
    }

    private static String query(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect(Map.of());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect(Map.of());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
