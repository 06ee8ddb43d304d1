package dev.baton.assistant;

import dev.baton.assistant.Step.Next;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A call to an address outside (D6). Texts hold variables, which are filled when it is called.
 *
 * @param url where to, {@code https} or {@code http}; a variable in it is encoded
 * @param method {@code GET} or {@code POST}
 * @param headers sent along
 * @param body JSON fields by name; empty: none for GET, all values collected for POST
 * @param timeout of one attempt
 * @param retries how often a failed attempt is repeated
 * @param into variable to place in the answer, as a JSON pointer such as {@code /order/status}
 * @param failed where the action goes on without a usable answer
 */
public record WebhookCall(
        String url,
        String method,
        Map<String, String> headers,
        Optional<Map<String, String>> body,
        Duration timeout,
        int retries,
        Map<String, String> into,
        Next failed) {

    /** Copies the maps. */
    public WebhookCall {
        headers = Map.copyOf(headers);
        body = body.map(Map::copyOf);
        into = Map.copyOf(into);
    }
}
