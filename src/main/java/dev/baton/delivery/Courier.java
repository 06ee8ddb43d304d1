package dev.baton.delivery;

/**
 * Brings parcels to the targets of one kind. One parcel of a conversation is under way to a target at a time, in the order of
 * their numbers; the same parcel may come again, with the same {@link Parcel#id}.
 */
public interface Courier {

    /** The kind of targets that it serves, which is the part of their name before the colon. */
    String kind();

    /** How fast the target may be called. Asked before every parcel: it must be quick. */
    Pace pace(String target);

    /**
     * Sends, and waits for the end of it: at most {@link Outbox#LONGEST_CALL}. Runs on a virtual thread outside of any
     * transaction. What it throws counts as {@link Sent.Again}.
     */
    Sent send(Parcel parcel);

    /** Is told that a parcel has died, so that whoever waits for it need not; after a crash it may not be told. */
    default void died(Parcel parcel, String why) {}
}
