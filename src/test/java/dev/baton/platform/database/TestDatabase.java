package dev.baton.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Real PostgreSQL for tests: one server for all tests of a JVM, and as many databases as they want, each with all
 * migrations, copied from a template in a few milliseconds. The server does not flush to disk, for speed; durability has
 * tests of its own.
 */
public final class TestDatabase {

    private static final Path FOLDER =
            Path.of("target", "test-database-" + ProcessHandle.current().pid());
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new database with all migrations, behind a pool as the server has it. */
    public static DataSource fresh() {
        return pool(freshAddress());
    }

    /** A new database with all migrations, for tests that need connections of their own or several pools. */
    public static DatabaseAddress freshAddress() {
        var name = "test_" + COUNT.incrementAndGet();
        Server.execute("create database " + name + " template template_migrated");
        return Server.ADDRESS.database(name);
    }

    /** A pool of connections to a database, as the server has it, but one that soon closes what no test uses any more. */
    public static DataSource pool(DatabaseAddress address) {
        var pool = DatabaseConfiguration.pool(address, 16);
        var config = pool.getHikariConfigMXBean();
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return pool;
    }

    /** Gives a Spring test context a new database of its own. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var address = freshAddress();
            TestPropertyValues.of(
                            "baton.db.url=" + address.url(),
                            "baton.db.user=" + address.user(),
                            "baton.db.password=" + address.password())
                    .applyTo(context);
        }
    }

    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();
        private static final DatabaseAddress ADDRESS = POSTGRES.address();

        static {
            execute("create database template_migrated");
            var template = ADDRESS.database("template_migrated");
            Flyway.configure()
                    .dataSource(template.url(), template.user(), template.password())
                    .load()
                    .migrate();
        }

        static void execute(String sql) {
            try (var connection = ADDRESS.connect(Map.of());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static EmbeddedPostgres start() {
            var postgres = EmbeddedPostgres.start(
                    FOLDER,
                    Path.of("target", "test-runtime"),
                    Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "1000"));
            // After the servers that tests left running, which would wait for their database otherwise.
            SpringApplication.getShutdownHandlers().add(() -> {
                postgres.close();
                try {
                    FileSystemUtils.deleteRecursively(FOLDER);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return postgres;
        }
    }
}
