package dev.baton.desk;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What {@link DeskStream#listen} hears for: the conversations, how far they were heard, and where to bring what is heard. */
public interface DeskEar {

    /** The desk's names for the conversations to hear of now: of a stream per conversation, the one. */
    Set<String> references();

    /** Waits until it is rung, {@link #references} have changed, or so long; no ring is missed between two waits. */
    void await(Duration longest) throws InterruptedException;

    /** Ends the wait; from any thread. */
    void ring();

    /** Takes what was heard: it is stored when this returns, and counts once by its id. */
    void hear(DeskConnection.Heard heard);

    /** How far the stream was heard, as {@link #reached} last said. */
    Optional<String> position();

    /** All until there was heard; whoever listens next begins after it. */
    void reached(String position);
}
