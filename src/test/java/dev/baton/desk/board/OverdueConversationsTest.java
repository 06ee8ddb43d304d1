package dev.baton.desk.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.TestClock;
import dev.baton.platform.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What could not be done when it was due is seen by everybody, whichever server has set it aside. */
class OverdueConversationsTest {

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final TestClock clock = new TestClock("2026-01-05T10:00:00Z");
    private final OverdueConversations overdue = new OverdueConversations(sql, clock);

    @AfterEach
    void close() throws Exception {
        ((AutoCloseable) database).close();
    }

    @Test
    void what_is_long_overdue_is_told_the_longest_first_whatever_its_state() {
        Instant now = clock.instant();
        UUID minute = due(now.minusSeconds(60));
        UUID hour = due(now.minus(Duration.ofHours(1)));
        due(now.minusSeconds(1));
        due(now.plusSeconds(60));

        assertThat(overdue.read())
                .extracting(stuck -> stuck.conversation().value())
                .containsExactly(hour, minute);
        assertThat(overdue.read().getFirst().since()).isEqualTo(now.minus(Duration.ofHours(1)));
    }

    @Test
    void it_is_told_of_no_more_than_a_board_holds() {
        for (int i = 0; i < Board.MOST_STUCK + 1; i++) {
            due(clock.instant().minusSeconds(60 + i));
        }

        assertThat(overdue.read()).hasSize(Board.MOST_STUCK);
    }

    /** A conversation whose state nobody can read. */
    private UUID due(Instant deadline) {
        var id = UUID.randomUUID();
        sql.sql("""
                        INSERT INTO conversation (id, assistant, version, format, state, epoch, owner, owner_since, deadline)
                        VALUES (?, 'shop', 1, 1, '{}', 1, 'bot', now(), ?)""").params(id, deadline.atOffset(ZoneOffset.UTC)).update();
        return id;
    }
}
