package dev.baton.conversation.lane;

import static dev.baton.conversation.lane.Stage.claims;
import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.now;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Delivery;
import dev.baton.conversation.Patience;
import dev.baton.conversation.Rules;
import dev.baton.platform.database.TestDatabase;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each operation costs in round trips to the database, once the writers are warm. */
class StatementsTest {

    private static Stage stage;
    private static CountedDatabase counted;
    private static Stage node;

    @BeforeAll
    static void open() {
        stage = new Stage(TestDatabase.fresh());
        counted = new CountedDatabase(stage.database);
        node = new Stage(counted.dataSource());
        for (int i = 0; i < 20; i++) {
            node.started();
        }
    }

    @AfterAll
    static void close() throws Exception {
        node.journal.close();
        stage.close();
    }

    @Test
    void a_message_on_a_remembered_state_is_one_statement_and_reads_nothing() {
        ConversationId id = node.started();
        assertThat(counted.during(() -> done(node.lanes.submit(id, says("m1", "Hello")))))
                .isEqualTo(1);
    }

    @Test
    void a_message_made_from_the_state_costs_nothing_more() {
        ConversationId id = node.started();
        assertThat(counted.during(() -> done(node.lanes.submit(id, state -> says("m1", "On " + state.number())))))
                .isEqualTo(1);
    }

    @Test
    void a_message_that_leaves_for_others_is_still_one_statement() {
        var leaving = new Lanes(
                Rules.DEFAULT,
                node.journal,
                node.store,
                Lanes.Limits.DEFAULT,
                Patience.NONE,
                (before, after, events) -> java.util.List.of(new Delivery("desk:one", after.number())));
        ConversationId id = done(leaving.start(Stage.start(), Optional.empty())).id();

        assertThat(counted.during(() -> done(leaving.submit(id, says("m1", "Hello")))))
                .isEqualTo(1);
        assertThat(stage.sql
                        .sql("SELECT number FROM outbox WHERE conversation_id = ? ORDER BY number")
                        .param(id.value())
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 2L);
    }

    @Test
    void a_claim_of_a_remembered_conversation_is_one_statement() {
        ConversationId id = node.waiting();
        Actor agent = stage.agent(100);
        assertThat(counted.during(() -> done(node.lanes.submit(id, claims(agent)))))
                .isEqualTo(1);
    }

    @Test
    void a_claim_over_the_cap_is_one_statement() {
        ConversationId id = node.waiting();
        Actor full = stage.agent(0);
        assertThat(counted.during(() -> node.lanes.submit(id, claims(full)))).isEqualTo(1);
    }

    @Test
    void a_start_is_one_statement_and_one_more_to_look_for_its_repetition() {
        assertThat(counted.during(() -> done(node.lanes.start(Stage.start(), Optional.empty()))))
                .isEqualTo(1);
        assertThat(counted.during(() -> done(node.lanes.start(Stage.start(), Optional.of("counted")))))
                .isEqualTo(2);
    }

    @Test
    void a_message_on_a_forgotten_state_reads_it_once() {
        ConversationId id = node.started();
        node.lanes.forget(id);
        assertThat(counted.during(() -> done(node.lanes.submit(id, says("m1", "Hello")))))
                .isEqualTo(2);
    }

    @Test
    void a_repeated_message_is_one_statement() {
        ConversationId id = node.started();
        done(node.lanes.submit(id, says("m1", "Hello")));
        assertThat(counted.during(() -> done(node.lanes.submit(id, says("m1", "Hello")))))
                .isEqualTo(1);
    }

    @Test
    void an_answer_of_the_bot_with_several_lines_is_one_statement() {
        ConversationId id = node.started();
        var state = stage.store.find(id).orElseThrow();
        var line = dev.baton.conversation.Event.Message.of("Welcome");
        var answer = new Command.AnswerTurn(
                now(),
                Actor.bot("demo", "Bot"),
                state.bot().turn().orElseThrow().number(),
                state.epoch(),
                java.util.List.of(line, line, line),
                "memory",
                Map.of("colour", "red"),
                Map.of("won", "greeting"),
                java.util.List.of(),
                Optional.empty());
        assertThat(counted.during(() -> done(node.lanes.submit(id, answer)))).isEqualTo(1);
        assertThat(stage.store.find(id).orElseThrow().number()).isEqualTo(5);
    }
}
