package dev.baton.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A lease that the test can hand to another node, or make unreachable. */
final class FakeLease implements RouterLease {

    static final Duration TIME = Duration.ofSeconds(10);

    private final Clock clock;
    boolean elsewhere;
    boolean unreachable;
    private long last;

    FakeLease(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Term> take() {
        reach();
        return elsewhere
                ? Optional.empty()
                : Optional.of(new Term(++last, clock.instant().plus(TIME)));
    }

    @Override
    public Optional<Term> renew(Term term) {
        reach();
        boolean mine = !elsewhere && term.number() == last && term.until().isAfter(clock.instant());
        return mine ? Optional.of(new Term(last, clock.instant().plus(TIME))) : Optional.empty();
    }

    @Override
    public void release(Term term) {}

    private void reach() {
        if (unreachable) {
            throw new IllegalStateException("the database is unreachable");
        }
    }
}
