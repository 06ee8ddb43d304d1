package dev.baton.routing;

import dev.baton.platform.Leases;
import dev.baton.platform.Leases.Lease;
import java.time.Duration;
import java.util.Optional;

/** The duty of routing as a row among the platform's leases; the journal looks for the term in the same row. */
public final class DatabaseRouterLease implements RouterLease {

    /** The row's name. */
    public static final String DUTY = "router";

    private static final Duration TIME = Duration.ofSeconds(10);

    private final Leases leases;
    private final String node;

    /** The lease as this node asks for it. */
    public DatabaseRouterLease(Leases leases, String node) {
        this.leases = leases;
        this.node = node;
    }

    @Override
    public Optional<Term> take() {
        return leases.tryAcquire(DUTY, node, TIME).map(DatabaseRouterLease::term);
    }

    @Override
    public Optional<Term> renew(Term term) {
        return leases.renew(lease(term), TIME).map(DatabaseRouterLease::term);
    }

    @Override
    public void release(Term term) {
        leases.release(lease(term));
    }

    private Lease lease(Term term) {
        return new Lease(DUTY, node, term.number(), term.until());
    }

    private static Term term(Lease lease) {
        return new Term(lease.term(), lease.until());
    }
}
