package dev.baton.delivery.webhook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request as it came, for the check of its signature.
 *
 * @param method such as {@code POST}
 * @param url the whole address as the sender called it
 * @param headers by name, in any case
 * @param body the bytes as they came: what was parsed and written again has another signature
 */
public record SignedRequest(String method, String url, Map<String, String> headers, byte[] body) {

    /** Keeps the names of headers in small letters. */
    public SignedRequest {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> first));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
