package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class HintsTest {

    private final DatabaseAddress address = TestDatabase.freshAddress();
    private final Hints here = Hints.start(address, new Node("here"));
    private final Hints there = Hints.start(address, new Node("there"));

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void what_one_node_tells_the_others_hear_and_itself_does_not() {
        var heard = new CopyOnWriteArrayList<String>();
        var echo = new CopyOnWriteArrayList<String>();
        there.listen('c', heard::addAll);
        here.listen('c', echo::addAll);
        here.listen('d', echo::addAll);

        here.tell('c', "one:7");
        there.tell('d', "answer");

        Awaitility.await().until(() -> heard.equals(List.of("one:7")) && echo.equals(List.of("answer")));
    }

    @Test
    void a_listener_hears_its_kind_only_until_it_ends() {
        var kinds = new CopyOnWriteArrayList<String>();
        var first = there.listen('a', kinds::addAll);
        there.listen('b', kinds::addAll);
        first.close();

        here.tell('a', "unheard");
        here.tell('b', "heard");

        Awaitility.await().until(() -> kinds.equals(List.of("heard")));
    }

    @Test
    void more_items_than_a_payload_holds_all_arrive() {
        var heard = new CopyOnWriteArrayList<String>();
        there.listen('c', heard::addAll);

        IntStream.range(0, 5_000).forEach(i -> here.tell('c', "conversation-" + i));

        Awaitility.await().until(() -> heard.size() == 5_000);
    }

    @Test
    void a_listener_that_fails_does_not_deafen_the_others() {
        var heard = new CopyOnWriteArrayList<String>();
        there.listen('c', items -> {
            throw new IllegalStateException("a broken listener");
        });
        there.listen('c', heard::addAll);

        here.tell('c', "item");

        Awaitility.await().until(() -> heard.equals(List.of("item")));
    }

    @Test
    void a_broken_connection_is_made_anew_and_the_gap_is_told_after_listening_has_begun_again() throws Exception {
        var gap = new CountDownLatch(1);
        var heard = new CopyOnWriteArrayList<String>();
        there.listen('c', heard::addAll);
        there.onGap(() -> {
            here.tell('c', "told-in-the-gap");
            gap.countDown();
        });

        endAllOtherConnections();

        assertThat(gap.await(30, TimeUnit.SECONDS)).isTrue();
        Awaitility.await().until(() -> heard.contains("told-in-the-gap"));
        Awaitility.await().until(there::healthy);
    }

    @Test
    void a_node_that_no_longer_hears_its_own_beat_says_so_and_tells_the_gap() throws Exception {
        var gap = new CountDownLatch(1);
        there.onGap(gap::countDown);

        HintsLoss.loseAll(there);

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !there.healthy());
        assertThat(new HintsHealth(there).health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new HintsHealth(here).health().getStatus()).isEqualTo(Status.UP);
        assertThat(gap.await(30, TimeUnit.SECONDS)).isTrue();
        HintsLoss.restore(there);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(there::healthy);
    }

    @Test
    void an_item_that_would_break_a_payload_is_refused() {
        assertThatThrownBy(() -> here.tell('c', "two words")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.tell('c', "x".repeat(1_000))).isInstanceOf(IllegalArgumentException.class);
    }

    private void endAllOtherConnections() throws Exception {
        try (var connection = address.connect(Map.of());
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }
}
