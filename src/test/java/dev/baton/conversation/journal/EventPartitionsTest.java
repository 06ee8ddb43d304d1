package dev.baton.conversation.journal;

import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Visitor;
import dev.baton.conversation.lane.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventPartitionsTest {

    private static final Instant NOVEMBER = Instant.parse("2031-11-30T12:00:00Z");

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void events_stand_in_the_month_of_their_conversations_start_and_the_default_stays_empty() {
        partitionsAt(NOVEMBER).makeAhead();
        ConversationId last = started("2031-11-30T23:59:59.999Z");
        started("2031-12-01T00:00:00Z");
        started("2032-01-31T23:59:59.999Z");
        done(stage.lanes.submit(last, says("m1", "next month")));
        assertThat(rows()).isEqualTo(Map.of("event_2031_11", 2L, "event_2031_12", 1L, "event_2032_01", 1L));
        assertThat(stage.store.fold(last)).isEqualTo(stage.store.find(last).orElseThrow());
    }

    @Test
    void a_client_id_is_unique_within_a_months_partition_too() {
        partitionsAt(NOVEMBER).makeAhead();
        ConversationId id = started("2031-11-30T12:00:00Z");
        done(stage.lanes.submit(id, says("m1", "once")));
        done(stage.lanes.submit(id, says("m1", "once")));
        assertThat(rows()).isEqualTo(Map.of("event_2031_11", 2L));
        assertThat(stage.sql
                        .sql("SELECT count(*) FROM pg_index WHERE indrelid = 'event_2031_11'::regclass AND indisunique")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void as_time_goes_on_the_next_months_follow() {
        partitionsAt(NOVEMBER).makeAhead();
        partitionsAt(Instant.parse("2031-12-01T00:00:00Z")).makeAhead();
        started("2032-02-29T23:59:59.999Z");
        assertThat(rows()).isEqualTo(Map.of("event_2032_02", 1L));
    }

    @Test
    void all_nodes_may_make_them_at_once_while_events_are_written() throws Exception {
        Callable<Boolean> make = () -> {
            partitionsAt(NOVEMBER).makeAhead();
            return true;
        };
        Callable<Boolean> write = () -> {
            started("2029-01-01T00:00:00Z");
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : threads.invokeAll(List.of(make, write, make, write, make, write, make))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(stage.sql
                        .sql("SELECT count(*) FROM pg_inherits WHERE inhparent = 'event'::regclass")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void a_month_that_began_in_the_default_partition_stays_there_and_hinders_no_other() {
        ConversationId early = started("2031-12-24T18:00:00Z");
        partitionsAt(NOVEMBER).makeAhead();
        started("2031-11-30T12:00:00Z");
        done(stage.lanes.submit(early, says("m1", "still here")));
        assertThat(rows()).isEqualTo(Map.of("event_default", 2L, "event_2031_11", 1L));
    }

    private EventPartitions partitionsAt(Instant time) {
        return new EventPartitions(
                stage.sql,
                new TransactionTemplate(new DataSourceTransactionManager(stage.database)),
                Clock.fixed(time, ZoneOffset.UTC));
    }

    private ConversationId started(String at) {
        return done(stage.lanes.start(
                        new Command.Start(
                                Instant.parse(at),
                                Optional.empty(),
                                "demo",
                                "web",
                                Optional.empty(),
                                Optional.empty(),
                                Visitor.ANONYMOUS),
                        Optional.empty()))
                .id();
    }

    private Map<String, Long> rows() {
        return stage.sql.sql("SELECT tableoid::regclass::text FROM event").query(String.class).list().stream()
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }
}
