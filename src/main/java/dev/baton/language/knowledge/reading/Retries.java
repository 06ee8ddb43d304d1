package dev.baton.language.knowledge.reading;

import dev.baton.language.knowledge.store.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a source is read again. After a good reading: after its interval, if it has one. After a failure sooner, after 5,
 * 10, 20 … minutes, at most its interval or a day; without an interval three times and then no more.
 */
final class Retries {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int WITHOUT_INTERVAL = 3;

    private Retries() {}

    /** @param source as it was before the reading */
    static Optional<Instant> next(Source source, boolean failed, Instant now) {
        if (!failed) {
            return source.interval().map(now::plus);
        }
        if (source.interval().isEmpty() && source.failures() + 1 >= WITHOUT_INTERVAL) {
            return Optional.empty();
        }
        var wait = FIRST.multipliedBy(1L << Math.min(10, source.failures()));
        var longest = source.interval()
                .filter(interval -> interval.compareTo(LONGEST) < 0)
                .orElse(LONGEST);
        return Optional.of(now.plus(wait.compareTo(longest) < 0 ? wait : longest));
    }
}
