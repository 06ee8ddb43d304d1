package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.HttpClientForTests;
import dev.baton.platform.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class DatabaseOutageTest {

    private final HttpClientForTests nobody;
    private final Database database;

    DatabaseOutageTest(@LocalServerPort int port, @Autowired Database database) {
        this.nobody = HttpClientForTests.of(port);
        this.database = database;
    }

    @Test
    void while_the_database_is_away_requests_are_refused_for_a_moment_and_then_work_again() throws Exception {
        var agent = nobody.signedIn("agent@example.com");
        assertThat(agent.get("/api/v1/teams").status()).isEqualTo(200);

        allowConnections(false);
        try {
            var answer = agent.get("/api/v1/teams");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        } finally {
            allowConnections(true);
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> agent.get("/api/v1/teams").status() == 200);
    }

    private void allowConnections(boolean allowed) throws SQLException {
        var name = database.address().url().replaceFirst(".*/([^/?]+).*", "$1");
        try (var connection = database.address().database("postgres").connect(Map.of());
                var statement = connection.createStatement()) {
            statement.execute("alter database " + name + " allow_connections " + allowed);
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            }
        }
    }
}
