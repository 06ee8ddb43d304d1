package dev.baton.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How fast others are called and how often again. */
class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Property
    void a_pause_never_exceeds_the_longest_nor_falls_below_half_of_what_doubling_gives(
            @ForAll @IntRange(min = 1, max = 60) int attempts, @ForAll @DoubleRange(max = 1) double random) {
        Duration pause = Backoff.after(attempts, Optional.empty(), random);
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts - 1, 20));
        Duration most = doubled.compareTo(Backoff.LONGEST) > 0 ? Backoff.LONGEST : doubled;

        assertThat(pause).isBetween(most.dividedBy(2), most);
    }

    @Test
    void what_the_other_side_asks_for_is_respected_within_reason() {
        assertThat(Backoff.after(1, Optional.of(Duration.ofMinutes(5)), 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Backoff.after(1, Optional.of(Duration.ofDays(9)), 0)).isEqualTo(Backoff.LONGEST_ASKED);
        assertThat(Backoff.after(9, Optional.of(Duration.ZERO), 0)).isEqualTo(Duration.ofSeconds(256));
    }

    @Property
    void no_more_pass_than_the_burst_and_what_the_rate_gives(
            @ForAll @IntRange(min = 1, max = 50) int perSecond,
            @ForAll @IntRange(min = 1, max = 50) int burst,
            @ForAll @IntRange(min = 1, max = 5) int seconds) {
        var bucket = new TokenBucket(perSecond, burst, 0);
        int passed = 0;
        for (long now = 0; now <= seconds * SECOND; now += SECOND / 100) {
            while (bucket.tryPass(now)) {
                passed++;
            }
        }

        assertThat(passed).isBetween(burst, burst + perSecond * seconds);
    }

    @Test
    void an_empty_bucket_says_how_long_to_wait_and_a_closed_one_too() {
        var bucket = new TokenBucket(2, 1, 0);
        assertThat(bucket.tryPass(0)).isTrue();
        assertThat(bucket.untilNext(0)).isEqualTo(Duration.ofMillis(500));

        bucket.close(Duration.ofSeconds(3), 0);
        assertThat(bucket.untilNext(SECOND)).isEqualTo(Duration.ofSeconds(2));
        assertThat(bucket.tryPass(3 * SECOND)).isTrue();
    }
}
