package dev.baton.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/** Does something many times, a bounded number of times at once. */
final class Window {

    private Window() {}

    /** Does it for 0 to {@code count}, and waits for all; fails if one of them did. */
    static void each(int count, int atOnce, IntFunction<? extends CompletableFuture<?>> action)
            throws InterruptedException {
        var permits = new Semaphore(atOnce);
        var failure = new CompletableFuture<Void>();
        for (int i = 0; i < count; i++) {
            permits.acquire();
            action.apply(i).whenComplete((done, failed) -> {
                if (failed != null) {
                    failure.completeExceptionally(failed);
                }
                permits.release();
            });
        }
        permits.acquire(atOnce);
        failure.complete(null);
        failure.join();
    }
}
