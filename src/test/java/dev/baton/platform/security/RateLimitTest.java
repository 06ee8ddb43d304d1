package dev.baton.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = RateLimit.of(10, Duration.ofSeconds(1), 3, nanos::get);

    @Test
    void a_burst_is_allowed_and_then_the_rate() {
        for (var i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a"))
                .hasValueSatisfying(wait -> assertThat(wait.toMillis()).isBetween(99L, 101L));

        nanos.addAndGet(Duration.ofMillis(101).toNanos());

        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isPresent();
    }

    @Test
    void one_caller_does_not_use_up_what_another_may() {
        for (var i = 0; i < 4; i++) {
            limit.take("a");
        }

        assertThat(limit.take("b")).isEmpty();
    }

    @Test
    void a_long_rest_earns_no_more_than_a_burst() {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (var i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isEmpty();
        }

        assertThatThrownBy(() -> limit.check("a"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.retryAfter())
                        .isPresent());
    }
}
