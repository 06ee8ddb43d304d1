package dev.baton.conversation.lane;

import static dev.baton.conversation.lane.Stage.claims;
import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.now;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.platform.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An update that changes nothing indexed writes no index: PostgreSQL calls it HOT and counts it. */
class HotUpdatesTest {

    private static final int ROUNDS = 25;

    private record Updates(long all, long hot) {}

    @Test
    void ordinary_messages_and_answers_of_the_bot_touch_no_index_of_the_conversation() throws Exception {
        var address = TestDatabase.freshAddress();
        var pool = TestDatabase.pool(address);
        try (var quiet = new Stage(pool, () -> address.connect(Map.of()))) {
            Actor agent = quiet.agent(10_000);
            List<ConversationId> withBot = new ArrayList<>();
            List<ConversationId> withAgent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                withBot.add(quiet.started());
                ConversationId id = quiet.waiting();
                done(quiet.lanes.submit(id, claims(agent)));
                withAgent.add(id);
            }
            quiet.journal.close();
            Updates before = updates(quiet, 60);

            var busy = new Stage(pool, () -> address.connect(Map.of()));
            List<Callable<Boolean>> talks = new ArrayList<>();
            withBot.forEach(id -> talks.add(() -> talkWithBot(busy, id)));
            withAgent.forEach(id -> talks.add(() -> talkWithAgent(busy, id, agent)));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(threads.invokeAll(talks))
                        .extracting(Future::resultNow)
                        .containsOnly(true);
            }
            busy.journal.close();

            long expected = 2L * ROUNDS * talks.size();
            Updates after = updates(busy, before.all() + expected);
            assertThat(after.all() - before.all()).isEqualTo(expected);
            assertThat(after.hot() - before.hot()).isGreaterThanOrEqualTo(expected * 95 / 100);
        }
    }

    private static boolean talkWithBot(Stage stage, ConversationId id) {
        for (int i = 0; i < ROUNDS; i++) {
            var state = done(stage.lanes.submit(id, says("c" + i, "What about number " + i + "?")));
            done(stage.lanes.submit(
                    id,
                    new Command.AnswerTurn(
                            now(),
                            Actor.bot("demo", "Bot"),
                            state.bot().turn().orElseThrow().number(),
                            state.epoch(),
                            List.of(Event.Message.of("That is number " + i)),
                            "step " + i,
                            Map.of(),
                            Map.of(),
                            List.of(),
                            Optional.empty())));
        }
        return true;
    }

    private static boolean talkWithAgent(Stage stage, ConversationId id, Actor agent) {
        for (int i = 0; i < ROUNDS; i++) {
            done(stage.lanes.submit(id, says("c" + i, "What about number " + i + "?")));
            done(stage.lanes.submit(id, new Command.Say(now(), agent, Optional.of("a" + i), "Here it is.")));
        }
        return true;
    }

    /** The server counts when a session ends; it has ended when so many are counted, or will never be. */
    private static Updates updates(Stage stage, long expected) {
        Updates seen = new Updates(0, 0);
        for (int look = 0; look < 5_000 && seen.all() < expected; look++) {
            seen = stage.sql
                    .sql("SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'conversation'")
                    .query((row, index) -> new Updates(row.getLong(1), row.getLong(2)))
                    .single();
        }
        return seen;
    }
}
