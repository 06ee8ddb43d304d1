package dev.baton.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.database.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeliveryMetersTest {

    private final JdbcClient sql = JdbcClient.create(TestDatabase.fresh());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    DeliveryMetersTest() {
        new DeliveryMeters(new DeadLetters(sql)).bindTo(registry);
    }

    @Test
    void an_empty_outbox_is_no_age_and_nothing_dead() {
        assertThat(meter("baton.outbox.age")).isZero();
        assertThat(meter("baton.outbox.dead")).isZero();
    }

    @Test
    void the_oldest_that_waits_gives_the_age_and_the_dead_are_counted_apart() {
        row("now() - interval '1 hour'", "now()", "NULL");
        row("now() - interval '2 days'", "NULL", "now()");
        assertThat(meter("baton.outbox.age")).isBetween(3600.0, 3700.0);
        assertThat(meter("baton.outbox.dead")).isEqualTo(1);
    }

    private double meter(String name) {
        return registry.get(name).gauge().value();
    }

    private void row(String enqueued, String due, String dead) {
        sql.sql("INSERT INTO outbox (target, conversation_id, number, enqueued_at, due, dead_at) VALUES ('a:b', ?, 1, "
                        + enqueued + ", " + due + ", " + dead + ")")
                .param(UUID.randomUUID())
                .update();
    }
}
