package dev.baton.desk;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A connection to one outside desk (K1). All calls happen outside of any transaction, on a virtual thread, in the order of the
 * conversation's events, {@link dev.baton.delivery.Outbox#LONGEST_CALL} at most each. A call may come twice: the delivery's id is
 * the same then, and where the desk takes an id of ours it belongs there.
 */
public interface DeskConnection {

    /** Whether it works, and whether somebody is there (A3, K3). Calls out; asked every half minute. */
    Health health();

    /** Brings a conversation there. */
    Opened open(Opening opening);

    /**
     * Sends what was said, or a file: one that takes files sends {@link DeskLine#file}, one that takes only text needs to do nothing,
     * since the text has the file's address. A line that the desk has no use for counts as delivered.
     */
    Sent send(String reference, DeskLine line, String delivery);

    /**
     * Sends what may have arrived before: the answer to it was lost, or the node that sent it. A desk that takes no id of ours looks
     * first whether it has it.
     */
    default Sent sendAgain(String reference, DeskLine line, String delivery) {
        return send(reference, line, delivery);
    }

    /**
     * Shows the people there that the customer writes, or no longer does. Happens now or never: nothing is tried again, and a desk
     * that has no such sign does nothing.
     */
    default void typing(String reference, boolean writes) {}

    /** Shows the people there that the customer has read what they said. Happens now or never, as {@link #typing}. */
    default void read(String reference) {}

    /** Tells that our side has ended it. */
    Sent close(String reference, String delivery);

    /** What there is besides where the desk owns the channel (K2); empty for a desk that has no customers of its own. */
    default Optional<DeskChannel> channel() {
        return Optional.empty();
    }

    /** How one listens to it; empty for a desk that calls us. */
    default Optional<DeskStream> stream() {
        return Optional.empty();
    }

    /** How fast the desk may be called. */
    Pace pace();

    /** How its webhooks are checked. */
    Verifier verifier();

    /** Reads a webhook that was checked: a pure function. Empty if it says nothing that concerns us. */
    List<Heard> read(SignedRequest request);

    /** What a webhook that was taken is answered with, where the desk wants 200 and JSON; empty for 202 and nothing. */
    default Optional<String> acknowledgement() {
        return Optional.empty();
    }

    /**
     * Adds what a webhook left out, such as the name to a person's id. Called when it is handled, so that it may call out; what it
     * throws is tried again.
     */
    default DeskEvent complete(String reference, DeskEvent event) {
        return event;
    }

    /**
     * What the desk said.
     *
     * @param id the desk's id of it: the same when it sends it again
     * @param reference the desk's name for the conversation
     * @param events what it says, in order
     */
    record Heard(String id, String reference, List<DeskEvent> events) {}

    /**
     * How the desk is.
     *
     * @param works whether it can be used; false lets the alternative step in
     * @param availability whether anybody is there
     * @param waiting what the next conversation would have before it, where the desk can tell
     * @param note what is wrong, as a sentence that says what to do; empty if nothing is
     */
    record Health(boolean works, Desk.Availability availability, Desk.Waiting waiting, String note) {
        /** It can be used; how long one waits is not known. */
        public static Health works(Desk.Availability availability) {
            return works(availability, Desk.Waiting.UNKNOWN);
        }

        /** It can be used. */
        public static Health works(Desk.Availability availability, Desk.Waiting waiting) {
            return new Health(true, availability, waiting, "");
        }

        /** It cannot be used. */
        public static Health broken(String note) {
            return new Health(false, Desk.Availability.UNKNOWN, Desk.Waiting.UNKNOWN, note);
        }
    }

    /** What became of an opening. */
    sealed interface Opened {
        /** It has it. @param reference its name for it @param pausesBot whether the bot is to fall silent at once (K7) */
        record Accepted(String reference, boolean pausesBot) implements Opened {}

        /** It does not want it. */
        record Refused(String why) implements Opened {}

        /** It could not say; it is tried again. */
        record Again(String why, Optional<Duration> after) implements Opened {}

        /** It is well but wants fewer calls; it is tried again. */
        record Busy(String why, Optional<Duration> after) implements Opened {}
    }
}
