package dev.baton.conversation.journal;

/** What became of an entry. */
public sealed interface Outcome {

    /** It is durable. */
    record Written() implements Outcome {}

    /** The conversation has moved on: read it and decide again. */
    record Stale() implements Outcome {}

    /** The same command was carried out before; its answer is the event with this number. */
    record Repeated(long number) implements Outcome {}

    /** A claim would lift an agent above the cap; both in hundredths of a slot. */
    record OverCapacity(int load, int cap) implements Outcome {}

    /** A placement of a router that no longer is the router. */
    record OldTerm() implements Outcome {}

    /**
     * The database would not take it, or could not be asked for too long. In the second case it may have been written;
     * the same client id finds out.
     */
    record Failed(String why) implements Outcome {}
}
