package dev.baton.routing;

import dev.baton.conversation.Command;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Event;
import dev.baton.conversation.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a decision of the router to the conversation, on a thread of its own, because that waits for the commit. */
final class Offering {

    private static final Logger log = LoggerFactory.getLogger(Offering.class);

    private final Conversations conversations;
    private final RingTimes rings;
    private final Clock clock;
    private final Executor submitting;

    Offering(Conversations conversations, RingTimes rings, Clock clock, Executor submitting) {
        this.conversations = conversations;
        this.rings = rings;
        this.clock = clock;
        this.submitting = submitting;
    }

    /** Submits it under the given term; the answer comes later, also when submitting failed. */
    void submit(Placement placement, long term, Consumer<Reply> answered) {
        submitting.execute(() -> answered.accept(reply(placement, term)));
    }

    private Reply reply(Placement placement, long term) {
        try {
            Instant at = clock.instant();
            var offer = new Event.OfferMade(
                    placement.agent(),
                    placement.agentName(),
                    placement.weight(),
                    at.plus(ring(placement)),
                    placement.why());
            return conversations.submit(
                    placement.conversation(), new Command.MakeOffer(at, placement.epoch(), offer, term));
        } catch (RuntimeException e) {
            log.warn("An offer could not be made in conversation {}: {}", placement.conversation(), e.toString());
            return new Reply.Refused(new Refusal.Overloaded(e.toString()));
        }
    }

    private Duration ring(Placement placement) {
        return placement.ringSeconds().map(Duration::ofSeconds).orElseGet(() -> rings.ring(placement.assistant()));
    }
}
