package dev.baton.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL that this server uses: its own under the data folder, or one that the operator named. */
public final class Database implements AutoCloseable {

    private static final int OLDEST_VERSION = 160_000;
    private static final int CONNECT_ATTEMPTS = 10;
    private static final Duration CONNECT_PAUSE = Duration.ofSeconds(1);

    private final DatabaseAddress address;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(DatabaseAddress address, @Nullable EmbeddedPostgres embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    /** A database that this server started and will stop. */
    public static Database of(EmbeddedPostgres embedded) {
        return new Database(embedded.address(), embedded);
    }

    /**
     * A database that somebody else runs; waits a few seconds for it.
     *
     * @throws DatabaseStartException if it does not answer, or is older than this server can use
     */
    public static Database at(DatabaseAddress address) {
        for (var attempt = 1; ; attempt++) {
            try (var connection = address.connect(Map.of())) {
                refuseOld(connection);
                return new Database(address, null);
            } catch (SQLException e) {
                if (attempt == CONNECT_ATTEMPTS || !unreachable(e)) {
                    throw new DatabaseStartException(
                            "The PostgreSQL at " + address + " cannot be used: " + e.getMessage(),
                            "Start it, or correct BATON_DB_URL, BATON_DB_USER and BATON_DB_PASSWORD.",
                            e);
                }
                pause();
            }
        }
    }

    /** Where it is. */
    public DatabaseAddress address() {
        return address;
    }

    /** Whether this server runs the database itself. */
    public boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static void refuseOld(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('server_version_num')::int")) {
            row.next();
            if (row.getInt(1) < OLDEST_VERSION) {
                throw new DatabaseStartException(
                        "The PostgreSQL named by BATON_DB_URL is older than 16.",
                        "Use PostgreSQL 18; 16 is the oldest that works.");
            }
        }
    }

    /** Connection trouble (class 08) or a server that is starting or stopping (57P03); all else will not pass by waiting. */
    private static boolean unreachable(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.equals("57P03"));
    }

    private static void pause() {
        try {
            Thread.sleep(CONNECT_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("The start was interrupted.", "Start again.", e);
        }
    }
}
