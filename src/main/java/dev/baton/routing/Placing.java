package dev.baton.routing;

import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out what a shift's index decides, a bounded number of offers at a time, and takes the answers into account. Lives on
 * the router's thread; answers come to it by mail.
 */
final class Placing {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Offering offering;
    private final int atOnce;
    private final Clock clock;
    private final RouterMetrics metrics;
    private final Consumer<Runnable> mail;
    private final Consumer<Shift> termIsOver;
    private int inFlight;
    private Instant pausedUntil = Instant.MIN;

    /**
     * @param atOnce how many offers are submitted at the same time at most
     * @param mail brings an answer to the router's thread
     * @param termIsOver is told when the journal says that another node routes
     */
    Placing(
            Offering offering,
            int atOnce,
            Clock clock,
            RouterMetrics metrics,
            Consumer<Runnable> mail,
            Consumer<Shift> termIsOver) {
        this.offering = offering;
        this.atOnce = atOnce;
        this.clock = clock;
        this.metrics = metrics;
        this.mail = mail;
        this.termIsOver = termIsOver;
    }

    /** When there may be something to decide though no mail comes. Without the lease only mail can change anything. */
    Optional<Instant> nextWake(Shift shift) {
        Instant now = clock.instant();
        if (!now.isBefore(shift.until)) {
            return Optional.empty();
        }
        return pausedUntil.isAfter(now) ? Optional.of(pausedUntil) : shift.index.nextWake();
    }

    /** Decides as much as can be sent now. */
    void place(Shift shift) {
        Instant now = clock.instant();
        if (!now.isBefore(shift.until) || pausedUntil.isAfter(now)) {
            return;
        }
        for (Placement placement : shift.index.place(now, atOnce - inFlight)) {
            inFlight++;
            offering.submit(
                    placement, shift.term.number(), reply -> mail.accept(() -> answered(shift, placement, reply)));
        }
    }

    /** Decides nothing for a moment, because something cannot be read or written. */
    void pause() {
        pausedUntil = clock.instant().plus(PAUSE);
    }

    private void answered(Shift shift, Placement placement, Reply reply) {
        inFlight--;
        switch (reply) {
            case Reply.Done done -> {
                metrics.placed().increment();
                shift.index.see(Standing.of(done.state()));
                shift.index.settled(placement);
            }
            case Reply.Refused refused -> {
                metrics.refused().increment();
                refused(shift, placement, refused.refusal());
            }
        }
    }

    private void refused(Shift shift, Placement placement, Refusal refusal) {
        switch (RefusedOffer.of(refusal)) {
            case TERM_OVER -> termIsOver.accept(shift);
            case WRONG_ABOUT_AGENT -> shift.wrongAboutAgent(placement);
            case WRONG_ABOUT_CONVERSATION -> shift.wrongAboutConversation(placement);
            case NOT_NOW -> {
                shift.wrongAboutConversation(placement);
                pause();
            }
        }
    }
}
