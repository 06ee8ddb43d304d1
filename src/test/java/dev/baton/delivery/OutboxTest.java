package dev.baton.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.ConversationId;
import dev.baton.platform.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What the outbox gives out, in which order, and what becomes of it. */
class OutboxTest {

    private static final String TARGET = "desk:one";

    private DataSource database;
    private JdbcClient sql;
    private Outbox outbox;
    private final ConversationId ann = id();
    private final ConversationId bob = id();

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        sql = JdbcClient.create(database);
        outbox = new Outbox(sql, new DataSourceTransactionManager(database));
    }

    @AfterEach
    void close() throws Exception {
        ((AutoCloseable) database).close();
    }

    @Test
    void of_one_conversation_only_the_oldest_is_given_out() {
        put(ann, 3, 4, 5);
        put(bob, 2);

        assertThat(numbers(outbox.take(TARGET, 10))).containsExactlyInAnyOrder(3L, 2L);
        assertThat(outbox.take(TARGET, 10)).isEmpty();
    }

    @Test
    void the_next_follows_when_the_one_before_is_delivered() {
        put(ann, 3, 4);
        Parcel first = outbox.take(TARGET, 10).getFirst();
        outbox.take(TARGET, 10);

        outbox.delivered(first, false);

        assertThat(numbers(outbox.take(TARGET, 10))).containsExactly(4L);
    }

    @Test
    void the_next_can_be_taken_at_once_and_is_given_to_nobody_else() {
        put(ann, 3, 4);
        Parcel first = outbox.take(TARGET, 10).getFirst();

        assertThat(outbox.delivered(first, true)).map(Parcel::number).contains(4L);
        assertThat(outbox.take(TARGET, 10)).isEmpty();
    }

    @Test
    void what_came_while_the_one_before_was_under_way_is_not_forgotten() {
        put(ann, 3);
        Parcel first = outbox.take(TARGET, 10).getFirst();
        put(ann, 4);
        assertThat(outbox.take(TARGET, 10)).isEmpty();
        put(ann, 5);

        outbox.delivered(first, false);

        Parcel second = outbox.take(TARGET, 10).getFirst();
        assertThat(second.number()).isEqualTo(4);
        outbox.delivered(second, false);
        assertThat(numbers(outbox.take(TARGET, 10))).containsExactly(5L);
    }

    @Test
    void a_taken_one_comes_back_when_its_lease_is_over_and_who_was_late_is_not_heard() {
        put(ann, 3);
        Parcel late = outbox.take(TARGET, 10).getFirst();
        sql.sql("UPDATE outbox SET due = now() - interval '1 second'").update();

        Parcel again = outbox.take(TARGET, 10).getFirst();
        outbox.died(late, "too late");
        outbox.delivered(late, false);

        assertThat(again.term()).isGreaterThan(late.term());
        assertThat(again.id()).isEqualTo(late.id());
        assertThat(dead()).isEmpty();
        outbox.delivered(again, false);
        assertThat(rows()).isZero();
    }

    @Test
    void a_failed_one_comes_after_its_pause_and_holds_up_its_conversation_alone() {
        put(ann, 3, 4);
        put(bob, 2);
        for (Parcel parcel : outbox.take(TARGET, 10)) {
            if (parcel.conversation().equals(ann)) {
                outbox.failed(parcel, "It was busy.", Duration.ofHours(1));
            } else {
                outbox.delivered(parcel, false);
            }
        }
        put(bob, 3);

        List<Parcel> taken = outbox.take(TARGET, 10);

        assertThat(taken).extracting(Parcel::conversation).containsExactly(bob);
        assertThat(sql.sql("SELECT attempts FROM outbox WHERE conversation_id = ? AND number = 3")
                        .param(ann.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void one_that_was_put_back_untried_counts_as_never_taken() {
        put(ann, 3);
        outbox.putBack(outbox.take(TARGET, 10).getFirst(), Duration.ZERO);

        assertThat(outbox.take(TARGET, 10)).singleElement().satisfies(parcel -> {
            assertThat(parcel.term()).isEqualTo(1);
            assertThat(parcel.attempts()).isZero();
        });
    }

    @Test
    void a_dead_one_is_explained_and_blocks_its_conversation_until_it_is_sent_again() {
        put(ann, 3, 4);
        outbox.died(outbox.take(TARGET, 10).getFirst(), "The desk says no.");
        assertThat(outbox.take(TARGET, 10)).isEmpty();

        assertThat(dead()).singleElement().satisfies(letter -> {
            assertThat(letter.error()).isEqualTo("The desk says no.");
            assertThat(letter.behind()).isEqualTo(1);
            assertThat(letter.attempts()).isEqualTo(1);
        });
        assertThat(outbox.replay(TARGET, ann, 4)).isFalse();
        assertThat(outbox.replay(TARGET, ann, 3)).isTrue();
        assertThat(numbers(outbox.take(TARGET, 10))).containsExactly(3L);
    }

    @Test
    void a_skipped_one_makes_way() {
        put(ann, 3, 4);
        outbox.died(outbox.take(TARGET, 10).getFirst(), "The desk says no.");
        outbox.take(TARGET, 10);

        assertThat(outbox.skip(TARGET, ann, 3)).isTrue();
        assertThat(outbox.skip(TARGET, ann, 3)).isFalse();
        assertThat(numbers(outbox.take(TARGET, 10))).containsExactly(4L);
    }

    @Test
    void it_tells_for_each_target_when_it_is_due_next() {
        put(ann, 3);
        sql.sql("INSERT INTO outbox (target, conversation_id, number, due) VALUES"
                        + " ('webhook:later', ?, 1, now() + interval '1 hour'), ('webhook:asleep', ?, 1, NULL)")
                .params(ann.value(), ann.value())
                .update();

        assertThat(outbox.due()).containsOnlyKeys(TARGET, "webhook:later");
        assertThat(outbox.due().get(TARGET)).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(outbox.due().get("webhook:later")).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    }

    @Test
    void two_nodes_that_take_at_once_share_the_work_and_keep_every_order() throws Exception {
        var conversations = List.of(id(), id(), id(), id(), id());
        for (ConversationId conversation : conversations) {
            put(conversation, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        }
        var done = new java.util.concurrent.ConcurrentLinkedQueue<Parcel>();
        var nodes = new java.util.ArrayList<Thread>();
        for (int node = 0; node < 4; node++) {
            nodes.add(Thread.ofVirtual().start(() -> {
                while (rows() > 0) {
                    for (Parcel parcel : outbox.take(TARGET, 3)) {
                        done.add(parcel);
                        outbox.delivered(parcel, false);
                    }
                }
            }));
        }
        for (Thread node : nodes) {
            node.join();
        }

        for (ConversationId conversation : conversations) {
            assertThat(done.stream().filter(parcel -> parcel.conversation().equals(conversation)))
                    .extracting(Parcel::number)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        }
    }

    private void put(ConversationId conversation, long... numbers) {
        for (long number : numbers) {
            sql.sql("INSERT INTO outbox (target, conversation_id, number) VALUES (?, ?, ?)")
                    .params(TARGET, conversation.value(), number)
                    .update();
        }
    }

    private long rows() {
        return sql.sql("SELECT count(*) FROM outbox").query(Long.class).single();
    }

    private List<DeadLetters.DeadLetter> dead() {
        return new DeadLetters(sql).oldest(10);
    }

    private static List<Long> numbers(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::number).toList();
    }

    private static ConversationId id() {
        return ConversationId.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    }
}
