package dev.baton.bot;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a turn wants done outside before the bot goes on (D6); carried out by the runner, never in the engine. */
public sealed interface Effect {

    /**
     * Calls an address.
     *
     * @param url where to, its variables filled and encoded
     * @param method {@code GET} or {@code POST}
     * @param headers sent along
     * @param body JSON
     * @param timeout of one attempt
     * @param retries how often a failed attempt is repeated
     * @param into variable to JSON pointer in the answer
     */
    record CallWebhook(
            URI url,
            String method,
            Map<String, String> headers,
            Optional<String> body,
            Duration timeout,
            int retries,
            Map<String, String> into)
            implements Effect {
        /** Copies the maps. */
        public CallWebhook {
            headers = Map.copyOf(headers);
            into = Map.copyOf(into);
        }
    }

    /** Looks for the answer in the assistant's help articles (D10). */
    record SearchArticles(String question) implements Effect {}
}
