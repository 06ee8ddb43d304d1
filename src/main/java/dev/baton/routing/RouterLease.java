package dev.baton.routing;

import java.time.Instant;
import java.util.Optional;

/** The duty of routing, which one node has at a time. */
public interface RouterLease {

    /**
     * The duty, held for a time.
     *
     * @param number rises with every taking; the journal refuses placements of an older one
     * @param until when it ends unless renewed, by the database's clock
     */
    record Term(long number, Instant until) {}

    /** Takes the duty; empty while another node has it. */
    Optional<Term> take();

    /** Keeps the duty longer; empty if it was over or another node has it. */
    Optional<Term> renew(Term term);

    /** Gives it up, so that another node may take it at once. */
    void release(Term term);
}
