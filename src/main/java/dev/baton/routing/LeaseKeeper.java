package dev.baton.routing;

import dev.baton.routing.RouterLease.Term;
import java.util.Optional;

/**
 * Keeps this node's hold on the duty of routing: takes it when it is free, renews it while it is held, and takes it anew
 * after the journal has said that the term is over. Asked by one thread at a time; what the journal said comes from another.
 */
final class LeaseKeeper {

    private final RouterLease lease;
    private Optional<Term> held = Optional.empty();
    private volatile long over;

    LeaseKeeper(RouterLease lease) {
        this.lease = lease;
    }

    /** The term that this node has from now on; empty while another has it. */
    synchronized Optional<Term> keep() {
        held = held.filter(term -> term.number() != over).flatMap(lease::renew).or(lease::take);
        return held;
    }

    /** The journal refused this term because a later one exists. */
    void isOver(Term term) {
        over = term.number();
    }

    /** Lets another node take the duty at once. */
    synchronized void giveUp() {
        held.ifPresent(lease::release);
        held = Optional.empty();
    }
}
