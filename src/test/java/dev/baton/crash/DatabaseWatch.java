package dev.baton.crash;

import dev.baton.platform.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Looks at the agents' loads again and again, each time in one statement and so at one moment: a load is what its
 * conversations take, and never more than the cap.
 */
final class DatabaseWatch implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String WRONG = """
            select l.agent_id, l.load, l.cap, coalesce(sum(c.weight), 0) as held
              from agent_load l left join conversation c on c.holder = l.agent_id
             group by l.agent_id, l.load, l.cap
            having l.load <> coalesce(sum(c.weight), 0) or l.load > l.cap
            """;

    private final DatabaseAddress address;
    private final Records records;
    private volatile int looks;

    DatabaseWatch(DatabaseAddress address, Records records) {
        this.address = address;
        this.records = records;
    }

    /** How often it could look. */
    int looks() {
        return looks;
    }

    @Override
    public void run() {
        try {
            while (true) {
                try (var connection = address.connect(Map.of())) {
                    while (true) {
                        look(connection);
                        Thread.sleep(PAUSE);
                    }
                } catch (SQLException away) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var wrong = statement.executeQuery(WRONG)) {
            while (wrong.next()) {
                records.violation("over capacity: agent %s has load %d, cap %d, and holds %d"
                        .formatted(wrong.getString(1), wrong.getInt(2), wrong.getInt(3), wrong.getInt(4)));
            }
        }
        looks++;
    }
}
