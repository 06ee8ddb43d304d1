package dev.baton.desk;

import java.net.URI;

/** Makes the link by which the people at a desk read the whole conversation (X7); whoever shows conversations implements it. */
@FunctionalInterface
public interface HistoryAddresses {

    /**
     * A read-only link to the opening's conversation, which ends by itself.
     *
     * @param opening where it will stand; the same opening again has the same link, so that a second attempt says what the first said
     */
    URI of(Opening opening);
}
