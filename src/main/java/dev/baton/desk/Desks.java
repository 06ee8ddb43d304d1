package dev.baton.desk;

/** The desks that a step can name (D9, K8). */
public interface Desks {

    /** Whether a desk with this id is set up: our own workspace always is. */
    boolean isSetUp(String id);
}
