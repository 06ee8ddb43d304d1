package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseClockTest {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @Test
    void a_machine_whose_clock_is_wrong_shows_the_databases_time() {
        var wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(-3));

        var clock = new DatabaseClock(jdbc, wrong);

        assertThat(Duration.between(Clock.systemUTC().instant(), clock.instant())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void a_jump_of_the_machines_clock_is_followed_at_the_next_measurement() {
        var machine = new TestClock("2026-01-05T10:00:00Z");
        var clock = new DatabaseClock(jdbc, machine);
        machine.pass(Duration.ofDays(-2));

        clock.measure();

        assertThat(Duration.between(Clock.systemUTC().instant(), clock.instant())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void times_are_as_exact_as_the_database_keeps_them() {
        var now = new DatabaseClock(jdbc, Clock.systemUTC()).instant();

        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
    }
}
