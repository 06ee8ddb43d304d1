package dev.baton.bench.client;

import java.util.concurrent.CompletableFuture;

/** An open stream. */
public interface EventStream extends AutoCloseable {

    /** Completes with the HTTP status when the answer's head is there; exceptionally if the connection fails before. */
    CompletableFuture<Integer> opened();

    /** Goes away; its listener hears nothing more. */
    @Override
    void close();
}
