package dev.baton.delivery;

import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.conversation.Actor;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Deliveries;
import dev.baton.conversation.Delivery;
import dev.baton.conversation.Event;
import dev.baton.conversation.Patience;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Rules;
import dev.baton.conversation.journal.Journal;
import dev.baton.conversation.journal.Store;
import dev.baton.conversation.lane.Lanes;
import dev.baton.conversation.lane.Stage;
import dev.baton.platform.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Everything that leaves, from the commit on: lanes, journal, outbox and dispatcher on a real PostgreSQL. */
class DispatcherTest {

    /** What customers say leaves for the target that their words begin with, as in {@code a: hello}. */
    private static final Deliveries BY_WORDS = (before, after, events) ->
            events.stream().flatMap(DispatcherTest::target).toList();

    private final Map<String, Function<Parcel, Sent>> behaviour = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Parcel> sent = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> died = new ConcurrentLinkedQueue<>();
    private DataSource database;
    private JdbcClient sql;
    private Outbox outbox;
    private final List<Node> nodes = new ArrayList<>();

    private record Node(Journal journal, Lanes lanes, Dispatcher dispatcher) {}

    private final class Fake implements Courier {
        @Override
        public String kind() {
            return "test";
        }

        @Override
        public Pace pace(String target) {
            return new Pace(target, 1_000, 1_000, 2);
        }

        @Override
        public Sent send(Parcel parcel) {
            sent.add(parcel);
            return behaviour
                    .getOrDefault(parcel.targetName(), any -> new Sent.Delivered())
                    .apply(parcel);
        }

        @Override
        public void died(Parcel parcel, String why) {
            died.add(why);
        }
    }

    private static Stream<Delivery> target(Recorded recorded) {
        return recorded.event() instanceof Event.Message message
                        && recorded.actor().equals(Actor.CUSTOMER)
                        && message.text().contains(":")
                ? Stream.of(new Delivery("test:" + message.text().split(":")[0], recorded.number()))
                : Stream.empty();
    }

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        sql = JdbcClient.create(database);
        outbox = new Outbox(sql, new DataSourceTransactionManager(database));
        node();
    }

    private Node node() {
        var journal = new Journal(database::getConnection, 2);
        var lanes = new Lanes(Rules.DEFAULT, journal, new Store(sql), Lanes.Limits.DEFAULT, Patience.NONE, BY_WORDS);
        var node = new Node(journal, lanes, new Dispatcher(lanes, outbox, List.of(BY_WORDS), List.of(new Fake())));
        node.dispatcher().start();
        nodes.add(node);
        return node;
    }

    @AfterEach
    void close() throws Exception {
        nodes.forEach(node -> {
            node.dispatcher().stop();
            node.journal().close();
        });
        ((AutoCloseable) database).close();
    }

    @Test
    void what_is_said_leaves_in_order_and_the_outbox_is_empty_afterwards() {
        ConversationId id = started();
        for (int i = 0; i < 50; i++) {
            say(id, "a: message " + i);
        }

        await().until(() -> rows() == 0);
        assertThat(sent).hasSize(50).extracting(Parcel::number).isSorted();
    }

    @Test
    void what_is_said_twice_leaves_once() {
        ConversationId id = started();
        done(lanes().submit(id, says("same", "a: hello")));
        done(lanes().submit(id, says("same", "a: hello")));

        await().until(() -> rows() == 0);
        assertThat(sent).hasSize(1);
    }

    @Test
    void a_target_that_hangs_delays_no_other() {
        var hanging = new CountDownLatch(1);
        behaviour.put("slow", parcel -> {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Sent.Delivered();
        });
        for (int i = 0; i < 10; i++) {
            say(started(), "slow: hello");
        }
        ConversationId id = started();
        say(id, "quick: hello");
        say(id, "quick: how are you");

        await().until(() -> to("quick").size() == 2);
        assertThat(to("slow")).as("no more than its own calls").hasSize(2);
        hanging.countDown();
        await().until(() -> rows() == 0);
        assertThat(to("slow")).hasSize(10);
    }

    @Test
    void a_failed_delivery_comes_again_with_the_same_id_and_what_follows_waits_for_it() {
        behaviour.put(
                "a",
                parcel -> sent.stream()
                                        .filter(other -> other.number() == parcel.number())
                                        .count()
                                < 2
                        ? new Sent.Again("It was busy.", Optional.of(Duration.ofMillis(1)))
                        : new Sent.Delivered());
        ConversationId id = started();
        say(id, "a: one");
        await().until(() -> sent.size() >= 2);
        assertThat(sent.stream().map(Parcel::id).distinct()).hasSize(1);
        await().until(() -> rows() == 0);
    }

    @Test
    void what_is_refused_is_dead_and_blocks_its_own_conversation_alone() {
        behaviour.put("a", parcel -> new Sent.Never("The desk does not know this customer."));
        ConversationId blocked = started();
        say(blocked, "a: one");
        await().until(() -> !died.isEmpty());
        behaviour.remove("a");
        say(blocked, "a: two");
        ConversationId other = started();
        say(other, "a: three");

        await().until(() ->
                sent.stream().anyMatch(parcel -> parcel.conversation().equals(other)));
        assertThat(sent).hasSize(2);
        assertThat(died).containsExactly("The desk does not know this customer.");

        var letter = new DeadLetters(sql).oldest(5).getFirst();
        assertThat(letter.error()).isEqualTo("The desk does not know this customer.");
        assertThat(outbox.replay(letter.target(), letter.conversation(), letter.number()))
                .isTrue();
        nodes.getFirst().dispatcher().wake();
        await().until(() -> rows() == 0);
        assertThat(sent.stream()
                        .filter(parcel -> parcel.conversation().equals(blocked))
                        .map(Parcel::number))
                .isSorted()
                .hasSize(3);
    }

    @Test
    void a_target_that_wants_fewer_calls_does_not_count_as_failing() {
        behaviour.put(
                "busy",
                parcel -> parcel.attempts() == 0
                        ? new Sent.Busy("It wants fewer calls.", Optional.of(Duration.ZERO))
                        : new Sent.Delivered());
        for (int i = 0; i < 30; i++) {
            say(started(), "busy: hello");
        }

        await().until(() -> rows() == 0);
        assertThat(to("busy")).hasSize(60);
        assertThat(nodes.getFirst().dispatcher().isLeftAlone("test:busy")).isFalse();
    }

    @Test
    void a_target_that_always_fails_is_left_alone_for_a_while() {
        behaviour.put("down", parcel -> new Sent.Again("It does not answer."));
        for (int i = 0; i < 30; i++) {
            say(started(), "down: hello");
        }

        await().until(() -> nodes.getFirst().dispatcher().isLeftAlone("test:down"));
        assertThat(sent.size()).isLessThan(30);
        assertThat(rows()).isEqualTo(30);
    }

    @Test
    void what_another_node_left_behind_is_found() {
        ConversationId id = started();
        nodes.getFirst().dispatcher().stop();
        say(id, "a: one");

        node();

        await().until(() -> rows() == 0);
        assertThat(sent).hasSize(1);
    }

    private Lanes lanes() {
        return nodes.getFirst().lanes();
    }

    private ConversationId started() {
        return done(lanes().start(Stage.start(), Optional.empty())).id();
    }

    private void say(ConversationId id, String text) {
        done(lanes().submit(id, says(text, text)));
    }

    private List<Parcel> to(String name) {
        return sent.stream().filter(parcel -> parcel.targetName().equals(name)).toList();
    }

    private long rows() {
        return sql.sql("SELECT count(*) FROM outbox").query(Long.class).single();
    }
}
