package dev.baton.language.model;

import java.util.function.Consumer;

/** Hands pieces on until the call is over; whoever closes it can rely on hearing no more. */
final class Listening implements Consumer<String>, AutoCloseable {

    private final Consumer<String> listener;
    private boolean over;

    Listening(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void accept(String piece) {
        if (!over) {
            listener.accept(piece);
        }
    }

    @Override
    public synchronized void close() {
        over = true;
    }
}
