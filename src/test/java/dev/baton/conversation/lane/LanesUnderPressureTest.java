package dev.baton.conversation.lane;

import static dev.baton.conversation.lane.Stage.claims;
import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.now;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.Rules;
import dev.baton.conversation.journal.Faults;
import dev.baton.conversation.journal.Faults.Fault;
import dev.baton.conversation.journal.Journal;
import dev.baton.conversation.journal.Store;
import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class LanesUnderPressureTest {

    private static DatabaseAddress address;
    private static Stage stage;

    @BeforeAll
    static void open() {
        address = TestDatabase.freshAddress();
        stage = new Stage(TestDatabase.pool(address));
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    /** A node whose journal is at its first entry until it is let go. */
    private static final class Held implements AutoCloseable {
        private final CountDownLatch open = new CountDownLatch(1);
        private final Journal journal;
        private final Lanes lanes;

        Held(Lanes.Limits limits) {
            journal = new Journal(new Faults(address, this::pass), 1);
            lanes = new Lanes(Rules.DEFAULT, journal, stage.store, limits);
        }

        private Fault pass() {
            try {
                open.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Fault.NONE;
        }

        /** Submits on a thread of its own and returns when that waits for its turn. */
        FutureTask<Reply> submit(ConversationId id, Command command) {
            var task = new FutureTask<Reply>(() -> lanes.submit(id, command));
            var thread = Thread.ofPlatform().start(task);
            while (thread.getState() != Thread.State.WAITING && !task.isDone()) {
                Thread.onSpinWait();
            }
            return task;
        }

        void letGo() {
            open.countDown();
        }

        @Override
        public void close() {
            letGo();
            journal.close();
        }
    }

    @Test
    void what_finds_its_lane_too_deep_is_refused_and_the_others_follow_in_order() throws Exception {
        ConversationId id = stage.started();
        try (var node = new Held(new Lanes.Limits(100, 3, 100))) {
            List<FutureTask<Reply>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tasks.add(node.submit(id, says("m" + i, "text " + i)));
            }
            assertThat(node.lanes.submit(id, says("m4", "too much")))
                    .isEqualTo(overloaded("too much at once for one conversation"));
            node.letGo();
            long number = 2;
            for (var task : tasks) {
                assertThat(((Reply.Done) task.get()).number()).isEqualTo(number++);
            }
            assertThat(((Reply.Done) node.lanes.submit(id, says("m4", "now"))).number())
                    .isEqualTo(number);
        }
    }

    @Test
    void what_finds_too_many_lanes_is_refused_starts_included() throws Exception {
        ConversationId busy = stage.started();
        ConversationId other = stage.started();
        try (var node = new Held(new Lanes.Limits(1, 10, 100))) {
            var first = node.submit(busy, says("m1", "text"));
            var refused = overloaded("too many conversations at once");
            assertThat(node.lanes.submit(other, says("m1", "text"))).isEqualTo(refused);
            assertThat(node.lanes.start(Stage.start(), Optional.empty())).isEqualTo(refused);
            node.letGo();
            done(first.get());
            done(node.lanes.submit(other, says("m1", "text")));
        }
    }

    @Test
    void what_finds_the_journal_full_is_refused() throws Exception {
        ConversationId id = stage.started();
        List<Future<Reply>> starts = new ArrayList<>();
        try (var node = new Held(new Lanes.Limits(20_000, 10, 100));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5_300; i++) {
                starts.add(threads.submit(() -> node.lanes.start(Stage.start(), Optional.empty())));
            }
            while (node.journal.waiting() < 5_000) {
                Thread.onSpinWait();
            }
            assertThat(node.lanes.submit(id, says("m1", "text"))).isEqualTo(overloaded("too much waits to be written"));
            node.letGo();
            int refused = 0;
            for (Future<Reply> start : starts) {
                refused += start.get() instanceof Reply.Refused ? 1 : 0;
            }
            assertThat(refused).isBetween(1, 300);
            done(node.lanes.submit(id, says("m1", "text")));
        }
    }

    @Test
    void a_database_that_cannot_be_read_is_a_refusal() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nothing");
        var lanes =
                new Lanes(Rules.DEFAULT, stage.journal, new Store(JdbcClient.create(nowhere)), Lanes.Limits.DEFAULT);
        assertThat(lanes.submit(stage.started(), says("m1", "text")))
                .isEqualTo(overloaded("the database cannot be read"));
        assertThat(lanes.start(Stage.start(), Optional.of("unreadable")))
                .isEqualTo(overloaded("the database cannot be read"));
    }

    @Test
    void a_follower_that_throws_harms_nobody() {
        var node = new Stage(stage.database);
        List<Committed> told = new ArrayList<>();
        node.lanes.follow(commit -> {
            throw new IllegalStateException("on purpose");
        });
        node.lanes.follow(told::add);
        ConversationId id = node.started();
        var state = done(node.lanes.submit(id, says("m1", "Hello")));
        assertThat(told).extracting(Committed::after).last().isEqualTo(state);
        assertThat(stage.store.find(id)).contains(state);
        node.journal.close();
    }

    @Test
    void followers_are_told_of_a_conversation_in_the_order_of_its_log() throws Exception {
        var node = new Stage(stage.database);
        var told = new ConcurrentLinkedQueue<Committed>();
        node.lanes.follow(told::add);
        List<ConversationId> ids = List.of(node.started(), node.started(), node.started());
        List<Callable<Reply>> messages = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            String key = "m" + i;
            ConversationId id = ids.get(i % ids.size());
            messages.add(() -> node.lanes.submit(id, says(key, "text")));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(messages);
        }
        for (ConversationId id : ids) {
            assertThat(told.stream().filter(commit -> commit.after().id().equals(id)))
                    .flatExtracting(Committed::events)
                    .containsExactlyElementsOf(stage.store.events(id, 0, 1_000));
        }
        node.journal.close();
    }

    @Test
    void what_another_node_has_changed_is_never_a_reason_to_refuse() {
        var other = new Stage(stage.database);
        Actor agent = stage.agent(200);
        ConversationId id = stage.waiting();
        done(other.lanes.submit(id, claims(agent)));
        done(stage.lanes.submit(id, new Command.Say(now(), agent, Optional.of("a1"), "I have it")));

        done(other.lanes.submit(id, closes(agent)));
        assertThat(stage.lanes.submit(id, new Command.Say(now(), agent, Optional.of("a2"), "still there?")))
                .isInstanceOf(Reply.Refused.class);
        done(other.lanes.submit(id, says("c1", "One more thing")));
        done(other.lanes.submit(id, claims(agent)));
        var closed = (Reply.Done) stage.lanes.submit(id, closes(agent));
        assertThat(closed.repeated()).isFalse();
        assertThat(stage.load(agent)).isZero();
        other.journal.close();
    }

    @Test
    void the_answer_to_a_repetition_comes_with_a_state_that_knows_it() {
        var other = new Stage(stage.database);
        ConversationId id = stage.started();
        done(other.lanes.submit(id, says("m1", "Hello")));
        done(other.lanes.submit(id, says("m2", "Anybody?")));
        var repeated = (Reply.Done) stage.lanes.submit(id, says("m2", "Anybody?"));
        assertThat(repeated.number()).isEqualTo(3);
        assertThat(repeated.state().number()).isEqualTo(3);
        other.journal.close();
    }

    private static Command.Close closes(Actor agent) {
        return new Command.Close(now(), agent, false, Optional.empty(), Optional.empty());
    }

    private static Reply overloaded(String why) {
        return new Reply.Refused(new Refusal.Overloaded(why));
    }
}
