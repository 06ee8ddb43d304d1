package dev.baton.conversation;

/** Why a command was not carried out: a business outcome, not an exception. */
public sealed interface Refusal {

    /** There is no such conversation. */
    record NoSuchConversation() implements Refusal {}

    /** Only the owner may do this. */
    record NotOwner(Owner owner) implements Refusal {}

    /** Somebody else has it. */
    record AlreadyTaken(Actor by) implements Refusal {}

    /** It would lift the agent's load above the cap; both in hundredths of a slot. */
    record OverCapacity(int load, int cap) implements Refusal {}

    /** The offer is not, or no longer, out to who answers it; how it ended stands in the log. */
    record OfferOver() implements Refusal {}

    /** The sender acted on an older state of ownership. */
    record StaleEpoch(long epoch) implements Refusal {}

    /** The turn has been answered, or was never asked. */
    record NoSuchTurn() implements Refusal {}

    /** This cannot be done while that owner has it. */
    record WrongState(Owner owner) implements Refusal {}

    /** The customer's right to this conversation has ended; a new one can be started. */
    record Expired() implements Refusal {}

    /** A conversation has no room for so many tags. */
    record TooManyTags(int most) implements Refusal {}

    /** The customer may not write any more (W10). */
    record Blocked() implements Refusal {}

    /** The router that sent it is no longer the router. */
    record OldTerm() implements Refusal {}

    /**
     * Too much is waiting to be written, or the database cannot be reached or refuses. Where the answer of a commit was
     * lost for good it may have happened: the same command with the same client id finds out.
     */
    record Overloaded(String why) implements Refusal {}
}
