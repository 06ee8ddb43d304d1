package dev.baton.desk;

import dev.baton.delivery.Sent;
import dev.baton.desk.DeskConnection.Opened;

/**
 * The other model (K2): the desk owns the channel, and Baton is its bot until it passes control. What the customer says there comes
 * as {@link DeskEvent.Customer}; what the bot says goes back through here. All calls are deliveries as those of
 * {@link DeskConnection}: in order, outside of any transaction, and perhaps twice with the same id.
 */
public interface DeskChannel {

    /** Says something to the customer there, in the bot's name. */
    Replied reply(String reference, DeskLine line, String delivery);

    /** Says what may have arrived before; a desk that takes no id of ours looks first whether it has it. */
    default Replied replyAgain(String reference, DeskLine line, String delivery) {
        return reply(reference, line, delivery);
    }

    /**
     * Hands the conversation to the people there. The desk shows them the talk itself; the summary, tags and fields come with this.
     * Where control has been passed before, it is accepted.
     */
    Opened pass(String reference, Opening opening);

    /** Takes the conversation back for the bot: nobody came, or one of our people wants it so. */
    Sent takeBack(String reference, String delivery);

    /** Tells that it is done, and nobody there is needed. */
    Sent finish(String reference, String delivery);

    /** What became of a line. */
    sealed interface Replied {
        /** It was sent, or not. */
        record Tried(Sent sent) implements Replied {}

        /** The people there have taken the conversation meanwhile: the line is not said, and the bot falls silent. */
        record Taken() implements Replied {}
    }
}
