package dev.baton.bench.client;

/** Hears one stream. Called by the thread that reads all of them: it must return at once. */
public interface StreamListener {

    /** The next event. */
    void event(StreamEvent event);

    /** No more comes: the server ended it, the connection broke, or it was never opened; the text says which. */
    default void ended(String why) {}
}
