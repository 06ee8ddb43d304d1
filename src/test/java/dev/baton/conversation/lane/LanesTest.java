package dev.baton.conversation.lane;

import static dev.baton.conversation.lane.Stage.claims;
import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.now;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage();
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    @Test
    void a_message_is_numbered_durable_and_equal_to_the_folded_log() {
        ConversationId id = stage.started();
        var reply = (Reply.Done) stage.lanes.submit(id, says("m1", "Hello"));
        assertThat(reply.number()).isEqualTo(2);
        assertThat(reply.repeated()).isFalse();
        assertThat(stage.store.find(id)).contains(reply.state());
        assertThat(stage.store.fold(id)).isEqualTo(reply.state());
    }

    @Test
    void the_same_client_id_gives_the_first_number_again_also_after_restart() {
        ConversationId id = stage.started();
        stage.lanes.submit(id, says("m1", "Hello"));
        stage.lanes.submit(id, says("m2", "Anybody?"));
        assertThat(stage.lanes.submit(id, says("m1", "Hello"))).isEqualTo(repeated(2, id));
        var other = new Stage(stage.database);
        assertThat(other.lanes.submit(id, says("m2", "Anybody?"))).isEqualTo(repeated(3, id));
        other.journal.close();
    }

    private Reply.Done repeated(long number, ConversationId id) {
        return new Reply.Done(number, true, stage.store.find(id).orElseThrow());
    }

    @Test
    void the_same_start_gives_the_same_conversation_even_at_once() throws Exception {
        List<Callable<Reply>> starts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            starts.add(() -> stage.lanes.start(Stage.start(), Optional.of("origin-1")));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(starts).stream().map(Future::resultNow).map(Stage::done))
                    .extracting(state -> state.id())
                    .containsOnly(stage.store.byOrigin("origin-1").orElseThrow());
        }
    }

    /** Two agents click at once; the conversation and the load of the winner change together. */
    @Test
    void lesson_2_of_many_who_claim_at_once_one_wins_and_the_others_learn_who() throws Exception {
        ConversationId id = stage.waiting();
        List<Actor> agents = List.of(stage.agent(100), stage.agent(100), stage.agent(100), stage.agent(100));
        List<Callable<Reply>> clicks = agents.stream()
                .<Callable<Reply>>map(agent -> () -> stage.lanes.submit(id, claims(agent)))
                .toList();
        List<Reply> replies;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            replies = threads.invokeAll(clicks).stream().map(Future::resultNow).toList();
        }
        Actor winner = agents.get(replies.indexOf(replies.stream()
                .filter(Reply.Done.class::isInstance)
                .findFirst()
                .orElseThrow()));
        assertThat(replies)
                .filteredOn(Reply.Refused.class::isInstance)
                .hasSize(3)
                .containsOnly(new Reply.Refused(new Refusal.AlreadyTaken(winner)));
        assertThat(agents).extracting(stage::load).containsOnlyOnce(100).contains(0);
    }

    /** The count is not read, then compared, then written: it is all one. */
    @Test
    void lesson_1_concurrent_claims_on_two_nodes_never_lift_an_agent_above_the_cap() throws Exception {
        var other = new Stage(stage.database);
        Actor agent = stage.agent(300);
        List<Callable<Reply>> claims = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ConversationId id = stage.waiting();
            var node = i % 2 == 0 ? stage : other;
            claims.add(() -> node.lanes.submit(id, claims(agent)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies =
                    threads.invokeAll(claims).stream().map(Future::resultNow).toList();
            assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(3);
            assertThat(replies)
                    .filteredOn(Reply.Refused.class::isInstance)
                    .containsOnly(new Reply.Refused(new Refusal.OverCapacity(300, 300)));
        }
        assertThat(stage.load(agent)).isEqualTo(300);
        other.journal.close();
    }

    @Test
    void closing_gives_the_slot_back() {
        Actor agent = stage.agent(100);
        ConversationId id = stage.waiting();
        done(stage.lanes.submit(id, claims(agent)));
        assertThat(stage.load(agent)).isEqualTo(100);
        done(stage.lanes.submit(
                id, new Command.Close(now(), agent, false, Optional.empty(), Optional.of("all is well"))));
        assertThat(stage.load(agent)).isZero();
        assertThat(stage.store.fold(id)).isEqualTo(stage.store.find(id).orElseThrow());
    }

    @Test
    void a_supervisors_force_passes_the_cap_and_says_so() {
        Actor agent = stage.agent(100);
        done(stage.lanes.submit(stage.waiting(), claims(agent)));
        ConversationId second = stage.waiting();
        assertThat(stage.lanes.submit(second, claims(agent)))
                .isEqualTo(new Reply.Refused(new Refusal.OverCapacity(100, 100)));
        done(stage.lanes.submit(
                second, new Command.Claim(now(), agent, 100, true, dev.baton.conversation.Target.team("support"))));
        assertThat(stage.load(agent)).isEqualTo(200);
    }

    @Test
    void two_nodes_that_write_to_one_conversation_keep_one_order_without_gaps() throws Exception {
        var other = new Stage(stage.database);
        ConversationId id = stage.started();
        List<Callable<Reply>> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String key = "k" + i;
            var node = i % 2 == 0 ? stage : other;
            messages.add(() -> node.lanes.submit(id, says(key, "text " + key)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(messages);
        }
        var numbers = stage.store.events(id, 0, 1000).stream()
                .map(event -> event.number())
                .toList();
        assertThat(numbers)
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, numbers.size())
                        .boxed()
                        .toList());
        assertThat(stage.store.fold(id)).isEqualTo(stage.store.find(id).orElseThrow());
        other.journal.close();
    }
}
