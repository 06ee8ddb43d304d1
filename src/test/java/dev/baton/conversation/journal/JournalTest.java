package dev.baton.conversation.journal;

import static dev.baton.conversation.lane.Stage.claims;
import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.now;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.Target;
import dev.baton.conversation.Visitor;
import dev.baton.conversation.journal.Faults.Fault;
import dev.baton.conversation.lane.Stage;
import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JournalTest {

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

    @Test
    void in_a_group_each_member_has_its_own_outcome_and_the_healthy_ones_are_written() throws Exception {
        Actor full = stage.agent(100);
        Actor free = stage.agent(100);
        done(stage.lanes.submit(stage.waiting(), claims(full)));
        term(5);
        ConversationId spoken = stage.started();
        Conversation old = state(spoken);
        done(stage.lanes.submit(spoken, says("m1", "Hello")));

        Entry stale = Proposals.of(old, says("m2", "late"));
        Entry repeated = Proposals.of(state(spoken("r1")), says("r1", "again"));
        Entry over = Proposals.of(state(stage.waiting()), claims(full));
        Entry oldTerm = Proposals.of(state(stage.waiting()), offers(free, 4));
        Entry poisoned = Proposals.of(state(stage.started()), says("p", "zero \u0000 byte"));
        Entry message = Proposals.of(state(stage.started()), says("m", "healthy"));
        Entry claim = Proposals.of(state(stage.waiting()), claims(free));
        Entry start = Proposals.start(Stage.start(), Optional.of("origin-of-a-group"));

        assertThat(together(stale, repeated, over, oldTerm, poisoned, message, claim, start))
                .containsExactly(
                        new Outcome.Stale(),
                        new Outcome.Repeated(2),
                        new Outcome.OverCapacity(100, 100),
                        new Outcome.OldTerm(),
                        new Outcome.Failed("the database refused it"),
                        new Outcome.Written(),
                        new Outcome.Written(),
                        new Outcome.Written());
        for (Entry written : List.of(message, claim, start)) {
            assertThat(state(written.id())).isEqualTo(written.after()).isEqualTo(stage.store.fold(written.id()));
        }
        for (Entry refused : List.of(stale, repeated, over, oldTerm, poisoned)) {
            assertThat(state(refused.id())).isEqualTo(stage.store.fold(refused.id()));
        }
        assertThat(List.of(stage.load(full), stage.load(free))).containsExactly(100, 100);
    }

    @Test
    void without_a_poisoned_member_a_group_of_all_kinds_is_one_statement() throws Exception {
        Actor agent = stage.agent(100);
        var executed = new AtomicInteger();
        together(
                executed,
                Proposals.of(state(stage.started()), says("m", "one")),
                Proposals.of(state(stage.waiting()), claims(agent)),
                Proposals.start(Stage.start(), Optional.empty()));
        assertThat(executed).hasValue(1);
    }

    /** Something that no column can take must not fail its neighbours, wherever it is found out. */
    @Test
    void a_member_that_cannot_even_be_sent_fails_alone() throws Exception {
        Event.Queued nowhere = Stage.queued();
        var named = new Target(nowhere.target().team(), Optional.empty(), Optional.of("nobody-has-this-id"));
        Conversation mine = state(held(stage.agent(100)));
        Actor holder = Actor.agent(mine.hold().orElseThrow().agent(), "Agent");
        Entry unsendable = Proposals.of(
                mine,
                new Command.Transfer(
                        now(),
                        holder,
                        false,
                        new Event.Queued(
                                named,
                                0,
                                false,
                                nowhere.since(),
                                nowhere.deadline(),
                                true,
                                1,
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty()));
        Entry healthy = Proposals.of(state(stage.started()), says("m", "healthy"));
        assertThat(together(healthy, unsendable))
                .containsExactly(new Outcome.Written(), new Outcome.Failed("it cannot be stored"));
    }

    @Test
    void of_several_members_that_want_the_last_slot_exactly_one_gets_it() throws Exception {
        Actor agent = stage.agent(300);
        done(stage.lanes.submit(stage.waiting(), claims(agent)));
        done(stage.lanes.submit(stage.waiting(), claims(agent)));
        List<Outcome> outcomes = together(
                Proposals.of(state(stage.waiting()), claims(agent)),
                Proposals.of(state(stage.waiting()), claims(agent)),
                Proposals.of(state(stage.waiting()), claims(agent)),
                Proposals.of(state(stage.waiting()), claims(agent)));
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Written(),
                        new Outcome.OverCapacity(300, 300),
                        new Outcome.OverCapacity(300, 300),
                        new Outcome.OverCapacity(300, 300));
        assertThat(stage.load(agent)).isEqualTo(300);
    }

    @Test
    void a_claim_that_is_refused_takes_no_room_from_a_smaller_one() throws Exception {
        Actor agent = stage.agent(250);
        assertThat(together(
                        Proposals.of(state(stage.waiting()), weighing(agent, 200)),
                        Proposals.of(state(stage.waiting()), weighing(agent, 100)),
                        Proposals.of(state(stage.waiting()), weighing(agent, 300)),
                        Proposals.of(state(stage.waiting()), weighing(agent, 50))))
                .containsExactly(
                        new Outcome.Written(),
                        new Outcome.OverCapacity(200, 250),
                        new Outcome.OverCapacity(0, 250),
                        new Outcome.Written());
        assertThat(stage.load(agent)).isEqualTo(250);
    }

    @Test
    void a_slot_that_a_member_gives_back_can_be_taken_by_the_next() throws Exception {
        Actor agent = stage.agent(100);
        Conversation held = state(held(agent));
        assertThat(together(
                        Proposals.of(held, new Command.Close(now(), agent, false, Optional.empty(), Optional.empty())),
                        Proposals.of(state(stage.waiting()), claims(agent))))
                .containsOnly(new Outcome.Written());
        assertThat(stage.load(agent)).isEqualTo(100);
    }

    /** The forced claim would free the first agent's slot, but it is stale. */
    @Test
    void the_slot_that_a_refused_member_would_have_given_back_makes_no_room() throws Exception {
        Actor first = stage.agent(100);
        Actor second = stage.agent(100);
        ConversationId id = held(first);
        Conversation old = state(id);
        done(stage.lanes.submit(id, says("m1", "meanwhile")));
        Entry staleMove = Proposals.of(old, new Command.Claim(now(), second, 100, true, Target.team("support")));
        Entry staleClose =
                Proposals.of(old, new Command.Close(now(), first, false, Optional.empty(), Optional.empty()));
        Entry claim = Proposals.of(state(stage.waiting()), claims(first));
        assertThat(together(staleMove, claim)).containsExactly(new Outcome.Stale(), new Outcome.OverCapacity(100, 100));
        assertThat(together(staleClose, claim))
                .containsExactly(new Outcome.Stale(), new Outcome.OverCapacity(100, 100));
        assertThat(List.of(stage.load(first), stage.load(second))).containsExactly(100, 0);
    }

    @Test
    void an_agent_without_a_place_in_the_books_takes_nothing() throws Exception {
        Actor stranger = Actor.agent(UUID.randomUUID().toString(), "Stranger");
        assertThat(together(Proposals.of(state(stage.waiting()), claims(stranger))))
                .containsExactly(new Outcome.OverCapacity(0, 0));
    }

    @Test
    void a_connection_that_breaks_before_the_server_has_the_statement_loses_and_doubles_nothing() throws Exception {
        assertThat(writtenDespite(Fault.LOST_BEFORE)).containsOnly(new Outcome.Written());
    }

    @Test
    void a_commit_whose_answer_is_lost_is_found_to_have_happened() throws Exception {
        assertThat(writtenDespite(Fault.LOST_AFTER)).containsOnly(new Outcome.Written());
    }

    @Test
    void a_commit_that_happens_after_its_connection_broke_happens_once() throws Exception {
        assertThat(writtenDespite(Fault.STILL_AT_IT)).containsOnly(new Outcome.Written());
    }

    @Test
    void an_answer_lost_twice_and_lost_again_while_asking_is_found_all_the_same() throws Exception {
        assertThat(writtenDespite(Fault.LOST_AFTER, Fault.LOST_AFTER, Fault.LOST_BEFORE))
                .containsOnly(new Outcome.Written());
    }

    @Test
    void a_deadlock_or_an_error_of_the_whole_group_harms_no_member() throws Exception {
        assertThat(writtenDespite(Fault.DEADLOCK)).containsOnly(new Outcome.Written());
        assertThat(writtenDespite(Fault.ERROR)).containsOnly(new Outcome.Written());
    }

    /** What had been committed must not be denied because the second try meets another trouble. */
    @Test
    void a_lost_commit_is_acknowledged_even_if_the_second_try_fails() throws Exception {
        assertThat(writtenDespite(Fault.LOST_AFTER, Fault.LOCK_TIMEOUT, Fault.LOCK_TIMEOUT))
                .containsOnly(new Outcome.Written());
    }

    /** Two nodes may write the same number at the same moment of a clock that stands still. */
    @Test
    void an_entry_is_not_taken_for_another_of_the_same_moment_with_other_words() throws Exception {
        Conversation state = state(stage.started());
        var moment = now();
        Entry theirs = Proposals.of(state, new Command.Say(moment, Actor.CUSTOMER, Optional.empty(), "theirs"));
        Entry ours = Proposals.of(state, new Command.Say(moment, Actor.CUSTOMER, Optional.empty(), "ours"));
        var faults = new Faults(
                address,
                script(Fault.LOST_BEFORE, () -> stage.journal.write(theirs).join()));
        try (var journal = new Journal(faults, 1)) {
            assertThat(journal.write(ours).join()).isEqualTo(new Outcome.Stale());
        }
    }

    @Test
    void a_row_that_somebody_else_holds_fails_its_own_entry_alone() throws Exception {
        Conversation locked = state(stage.started());
        Conversation free = state(stage.started());
        try (Connection other = address.connect(Map.of())) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("SELECT FROM conversation WHERE id = ? FOR UPDATE")) {
                lock.setObject(1, locked.id().value());
                lock.execute();
            }
            assertThat(together(
                            Proposals.of(locked, says("m", "waits in vain")), Proposals.of(free, says("m", "passes"))))
                    .containsExactly(new Outcome.Failed("the database refused it"), new Outcome.Written());
            other.rollback();
        }
        assertThat(state(locked.id())).isEqualTo(locked);
    }

    @Test
    void an_error_without_a_code_is_one_of_the_statement_while_the_connection_lives() throws Exception {
        Entry entry = Proposals.of(state(stage.started()), says("m", "text"));
        var faults = new Faults(address, () -> Fault.NAMELESS);
        try (var journal = new Journal(faults, 1)) {
            assertThat(journal.write(entry).join()).isEqualTo(new Outcome.Failed("the database refused it"));
        }
        assertThat(faults.executions()).isEqualTo(1);
    }

    @Test
    void what_finds_the_queue_full_fails_at_once_and_what_waits_is_written() throws Exception {
        var busy = new CountDownLatch(1);
        var open = new CountDownLatch(1);
        var faults = new Faults(address, () -> {
            busy.countDown();
            await(open);
            return Fault.NONE;
        });
        Conversation state = state(stage.started());
        Entry first = Proposals.of(state, says("first", "text"));
        Entry stale = Proposals.of(state(stage.started()), says("stale", "text"));
        try (var journal = new Journal(faults, 1)) {
            var written = journal.write(first);
            await(busy);
            var waiting = new ArrayList<CompletableFuture<Outcome>>();
            for (int i = 0; i < Journal.QUEUE; i++) {
                waiting.add(journal.write(Proposals.start(Stage.start(), Optional.empty())));
            }
            assertThat(journal.waiting()).isEqualTo(Journal.QUEUE);
            assertThat(journal.write(stale).getNow(new Outcome.Stale()))
                    .isEqualTo(new Outcome.Failed("too much waits to be written"));
            open.countDown();
            assertThat(written.join()).isEqualTo(new Outcome.Written());
            assertThat(waiting).extracting(CompletableFuture::join).containsOnly(new Outcome.Written());
        }
    }

    @Test
    void what_comes_while_the_journal_closes_is_answered() throws Exception {
        for (int round = 0; round < 10; round++) {
            var journal = new Journal(new Faults(address, () -> Fault.NONE), 1);
            var closing = Thread.startVirtualThread(journal::close);
            while (closing.isAlive()) {
                assertThat(journal.write(Proposals.start(Stage.start(), Optional.empty())))
                        .succeedsWithin(Duration.ofSeconds(20))
                        .isInstanceOfAny(Outcome.Written.class, Outcome.Failed.class);
            }
        }
    }

    /** Three conversations written as one group that meets these faults, one after the other. */
    private static List<Outcome> writtenDespite(Fault... faults) throws Exception {
        Actor agent = stage.agent(100);
        Entry message = Proposals.of(state(stage.started()), says("m", "text"));
        Entry claim = Proposals.of(state(stage.waiting()), claims(agent));
        Entry start = Proposals.start(
                new Command.Start(
                        now(), Optional.of("s"), "demo", "web", Optional.empty(), Optional.empty(), Visitor.ANONYMOUS),
                Optional.of(UUID.randomUUID().toString()));
        List<Outcome> outcomes = together(new AtomicInteger(), List.of(faults), message, claim, start);
        for (Entry entry : List.of(message, claim, start)) {
            assertThat(stage.store.fold(entry.id())).isEqualTo(entry.after()).isEqualTo(state(entry.id()));
        }
        assertThat(stage.load(agent)).isEqualTo(100);
        return outcomes;
    }

    private static List<Outcome> together(Entry... entries) throws Exception {
        return together(new AtomicInteger(), entries);
    }

    private static List<Outcome> together(AtomicInteger executed, Entry... entries) throws Exception {
        return together(executed, List.of(), entries);
    }

    /** Writes the entries in one group, for they all wait while another entry is on its way. */
    private static List<Outcome> together(AtomicInteger executed, List<Fault> troubles, Entry... entries)
            throws Exception {
        var busy = new CountDownLatch(1);
        var open = new CountDownLatch(1);
        var count = new AtomicInteger();
        var faults = new Faults(address, () -> {
            int execution = count.getAndIncrement();
            if (execution == 0) {
                busy.countDown();
                await(open);
                return Fault.NONE;
            }
            return execution <= troubles.size() ? troubles.get(execution - 1) : Fault.NONE;
        });
        try (var journal = new Journal(faults, 1)) {
            journal.write(Proposals.of(state(stage.started()), says("before", "the group")));
            await(busy);
            var answers = Arrays.stream(entries).map(journal::write).toList();
            open.countDown();
            List<Outcome> outcomes =
                    answers.stream().map(CompletableFuture::join).toList();
            faults.settle();
            executed.set(faults.executions() - 1);
            return outcomes;
        }
    }

    private static Supplier<Fault> script(Fault first, Runnable meanwhile) {
        var count = new AtomicInteger();
        return () -> {
            if (count.getAndIncrement() > 0) {
                return Fault.NONE;
            }
            meanwhile.run();
            return first;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Command.Claim weighing(Actor agent, int weight) {
        return new Command.Claim(now(), agent, weight, false, Target.team("support"));
    }

    private static Command.MakeOffer offers(Actor agent, long term) {
        return new Command.MakeOffer(
                now(), 2, new Event.OfferMade(agent.id(), agent.name(), 100, now().plusSeconds(30), Map.of()), term);
    }

    private static void term(long term) {
        stage.sql
                .sql("INSERT INTO lease (name, owner, term, until) VALUES ('router', 'node', ?, now())"
                        + " ON CONFLICT (name) DO UPDATE SET term = excluded.term")
                .param(term)
                .update();
    }

    private static ConversationId spoken(String clientId) {
        ConversationId id = stage.started();
        done(stage.lanes.submit(id, says(clientId, "Hello")));
        return id;
    }

    private static ConversationId held(Actor agent) {
        ConversationId id = stage.waiting();
        done(stage.lanes.submit(id, claims(agent)));
        return id;
    }

    private static Conversation state(ConversationId id) {
        return stage.store.find(id).orElseThrow();
    }
}
