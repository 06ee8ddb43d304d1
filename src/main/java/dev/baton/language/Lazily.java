package dev.baton.language;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Something that takes seconds to make: made once, when it is first asked for. */
final class Lazily<T> {

    private final Supplier<T> make;
    private final CompletableFuture<T> made = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    Lazily(Supplier<T> make) {
        this.make = make;
    }

    /**
     * It, if it is there; otherwise it is made meanwhile, on a thread of its own: what is shared must not depend on an
     * executor that may be shut down with the one server that asked first.
     */
    Optional<T> now() {
        if (begun.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("understanding-models").start(this::fill);
        }
        return made.isDone() && !made.isCompletedExceptionally() ? Optional.of(made.join()) : Optional.empty();
    }

    /** It, made on this thread if nobody has begun. */
    T value() {
        if (begun.compareAndSet(false, true)) {
            fill();
        }
        return made.join();
    }

    private void fill() {
        try {
            made.complete(make.get());
        } catch (RuntimeException | LinkageError e) {
            made.completeExceptionally(e);
            System.getLogger(Lazily.class.getName())
                    .log(System.Logger.Level.ERROR, "A model cannot be loaded; messages are not understood by it.", e);
        }
    }
}
