package dev.baton.conversation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.platform.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Stage stage = new Stage();

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    /** An hour later than it is, so that all that is owed is late. */
    private static final class LateClock extends DatabaseClock {
        LateClock(Stage stage) {
            super(stage.sql, Clock.systemUTC());
        }

        @Override
        public Instant instant() {
            return super.instant().plus(Duration.ofHours(1));
        }
    }

    @Test
    void conversations_that_fail_again_and_again_delay_no_other() {
        ConversationId good = stage.started();
        manyOfALaterRelease();

        var deadlines = new Deadlines(stage.lanes, stage.store, new LateClock(stage), Optional.empty());
        deadlines.start();
        try {
            Awaitility.await("the turn is late")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> stage.store.find(good).orElseThrow().number() > 1);
        } finally {
            deadlines.stop();
        }
    }

    @Test
    void what_a_node_left_owing_is_done_when_the_next_one_starts() throws Exception {
        ConversationId asked = stage.started();
        var next = new Stage(stage.database);
        BlockingQueue<Conversation> owing = new LinkedBlockingQueue<>();
        next.lanes.follow(new Conversations.Follower() {
            @Override
            public void committed(Conversations.Committed commit) {}

            @Override
            public void leftOwing(Conversation state) {
                owing.add(state);
            }
        });

        var clock = new DatabaseClock(next.sql, Clock.systemUTC());
        var deadlines = new Deadlines(next.lanes, next.store, clock, Optional.empty());
        deadlines.start();
        try {
            assertThat(owing.poll(30, TimeUnit.SECONDS))
                    .isEqualTo(stage.store.find(asked).orElseThrow());
        } finally {
            deadlines.stop();
            next.journal.close();
        }
    }

    /** More than are looked at together, and all due before anything else. */
    private void manyOfALaterRelease() {
        stage.sql.sql("""
                        INSERT INTO conversation (id, assistant, version, format, state, epoch, owner, owner_since, deadline)
                        SELECT gen_random_uuid(), 'demo', 1, 99, '{}', 1, 'bot', now(), now() - interval '1 day'
                        FROM generate_series(1, 600)
                        """).update();
    }
}
