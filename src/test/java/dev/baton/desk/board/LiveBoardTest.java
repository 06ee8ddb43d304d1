package dev.baton.desk.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.desk.board.Board.TeamLine;
import dev.baton.desk.board.BoardSession.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** The board is read once for all, as seldom as may be, and says so when it is not live. */
class LiveBoardTest {

    private static final Duration TICK = LiveBoard.AT_MOST_EVERY;

    private long time = 1_000;
    private int read;
    private int waiting;
    private boolean broken;
    private Duration takes = Duration.ZERO;
    private final LiveBoard board = new LiveBoard(this::read, () -> time);

    private Board read() {
        read++;
        time += takes.toNanos();
        if (broken) {
            throw new DataAccessResourceFailureException("the database is unreachable");
        }
        var team = new TeamLine("sales", "Sales", waiting, Optional.empty(), Duration.ofMinutes(2), 0, 0, Map.of());
        return new Board(0, List.of(team), List.of(), List.of());
    }

    @Test
    void nothing_is_read_while_nobody_watches() {
        board.changed();
        pass(Duration.ofMinutes(1));
        try (var session = board.open()) {
            assertThat(told(session)).hasSize(1);
        }
        int before = read;
        board.changed();
        pass(Duration.ofMinutes(1));

        assertThat(before).isEqualTo(1);
        assertThat(read).isEqualTo(before);
    }

    @Test
    void one_reading_serves_all_who_watch() {
        var sessions = List.of(board.open(), board.open(), board.open());
        sessions.forEach(LiveBoardTest::told);
        waiting = 1;
        board.changed();
        pass(TICK);

        assertThat(read).isEqualTo(2);
        var items = sessions.stream().flatMap(session -> told(session).stream()).toList();
        assertThat(items).hasSize(3).allMatch(item -> item == items.getFirst());
    }

    @Test
    void it_is_read_once_a_second_at_most_and_seldom_without_news() {
        try (var session = board.open()) {
            for (int tenth = 0; tenth < 10; tenth++) {
                board.changed();
                pass(Duration.ofMillis(99));
            }
            assertThat(read).isEqualTo(1);
            pass(TICK);
            assertThat(read).isEqualTo(2);
            pass(LiveBoard.AT_LEAST_EVERY.minusMillis(1));
            assertThat(read).isEqualTo(2);
            pass(Duration.ofMillis(1));
            assertThat(read).isEqualTo(3);
            assertThat(told(session)).as("nothing was other than before").hasSize(1);
        }
    }

    @Test
    void a_slow_reading_takes_a_tenth_of_the_time_at_most() {
        takes = Duration.ofSeconds(2);
        try (var session = board.open()) {
            board.changed();
            pass(Duration.ofSeconds(17));
            assertThat(read).isEqualTo(1);
            pass(Duration.ofSeconds(1));
            assertThat(read).isEqualTo(2);
            assertThat(told(session)).hasSize(1);
        }
    }

    @Test
    void a_board_that_cannot_be_read_is_called_stale_once_and_is_whole_afterwards() {
        try (var session = board.open()) {
            told(session);
            broken = true;
            board.changed();
            pass(TICK);
            pass(TICK);
            assertThat(told(session)).containsExactly(new Item.Stale());

            broken = false;
            pass(TICK);
            assertThat(told(session)).hasOnlyElementsOfType(Item.Whole.class).hasSize(1);
        }
    }

    @Test
    void who_falls_behind_is_told_all_of_it_again() {
        try (var session = board.open()) {
            for (waiting = 1; waiting < 100; waiting++) {
                board.changed();
                pass(TICK);
            }
            Board seen = new Board(0, List.of(), List.of(), List.of());
            for (Item item : told(session)) {
                seen = switch (item) {
                    case Item.Whole whole -> whole.board();
                    case Item.Changed change -> new Board(0, change.change().teams(), List.of(), List.of());
                    case Item.Stale stale -> throw new AssertionError("nothing failed");
                    case Item.End end -> throw new AssertionError("nothing ended");
                };
            }
            assertThat(seen.teams().getFirst().waiting()).isEqualTo(99);
        }
    }

    @Test
    void who_asks_once_gets_what_watchers_know_and_they_hear_what_was_read_for_it() {
        try (var session = board.open()) {
            told(session);
            waiting = 5;
            assertThat(board.now().teams().getFirst().waiting()).isZero();
            time += TICK.toNanos();
            assertThat(board.now().teams().getFirst().waiting()).isEqualTo(5);
            assertThat(told(session)).hasOnlyElementsOfType(Item.Changed.class).hasSize(1);
        }
    }

    @Test
    void at_the_end_everybody_is_told_also_who_comes_later() {
        try (var session = board.open()) {
            board.end();
            assertThat(told(session)).last().isEqualTo(new Item.End());
            assertThat(told(board.open())).last().isEqualTo(new Item.End());
        }
    }

    private void pass(Duration duration) {
        time += duration.toNanos();
        board.look();
    }

    private static List<Item> told(BoardSession session) {
        var items = new ArrayList<Item>();
        try {
            for (var item = session.next(Duration.ZERO); item.isPresent(); item = session.next(Duration.ZERO)) {
                items.add(item.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return items;
    }
}
