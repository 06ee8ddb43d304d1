package dev.baton.desk;

/** The desks that a step can name (D9, K8). */
public interface Desks {

    /** Whether a desk with this id is set up: our own workspace always is. */
    boolean isSetUp(String id);

    /** Whether customers of our own channels can be handed over to it (K2, K4); one that is not set up cannot take any. */
    boolean servesOurChannels(String id);
}
