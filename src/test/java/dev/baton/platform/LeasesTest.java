package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.database.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeasesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final Leases leases = new Leases(jdbc);

    @Test
    void a_duty_has_one_holder_at_a_time() {
        assertThat(leases.tryAcquire("router", "a", MINUTE)).isPresent();

        assertThat(leases.tryAcquire("router", "b", MINUTE)).isEmpty();
        assertThat(leases.tryAcquire("sweeper", "b", MINUTE)).isPresent();
    }

    @Test
    void each_new_holder_has_a_higher_term_and_the_older_cannot_renew() {
        var first = leases.tryAcquire("router", "a", MINUTE).orElseThrow();
        end("router");
        var second = leases.tryAcquire("router", "b", MINUTE).orElseThrow();

        assertThat(second.term()).isGreaterThan(first.term());
        assertThat(leases.renew(first, MINUTE)).isEmpty();
        assertThat(leases.renew(second, MINUTE)).hasValueSatisfying(renewed -> {
            assertThat(renewed.term()).isEqualTo(second.term());
            assertThat(renewed.until()).isAfterOrEqualTo(second.until());
        });
    }

    @Test
    void a_lease_that_is_over_is_not_renewed_though_nobody_took_it() {
        var lease = leases.tryAcquire("router", "a", MINUTE).orElseThrow();
        end("router");

        assertThat(leases.renew(lease, MINUTE)).isEmpty();
    }

    @Test
    void a_released_duty_is_free_at_once_and_the_term_still_rises() {
        var first = leases.tryAcquire("router", "a", MINUTE).orElseThrow();
        leases.release(first);

        assertThat(leases.tryAcquire("router", "b", MINUTE))
                .hasValueSatisfying(second -> assertThat(second.term()).isEqualTo(first.term() + 1));
    }

    @Test
    void releasing_late_does_not_end_the_lease_of_the_next_holder() {
        var first = leases.tryAcquire("router", "a", MINUTE).orElseThrow();
        end("router");
        var second = leases.tryAcquire("router", "b", MINUTE).orElseThrow();

        leases.release(first);

        assertThat(leases.renew(second, MINUTE)).isPresent();
    }

    @Test
    void a_node_that_is_alone_ends_all_leases_and_terms_still_rise() {
        var first = leases.tryAcquire("router", "killed", MINUTE).orElseThrow();

        leases.endAll();

        assertThat(leases.renew(first, MINUTE)).isEmpty();
        assertThat(leases.tryAcquire("router", "next", MINUTE))
                .hasValueSatisfying(second -> assertThat(second.term()).isEqualTo(first.term() + 1));
    }

    private void end(String name) {
        jdbc.sql("update lease set until = clock_timestamp() where name = ?")
                .param(name)
                .update();
    }
}
