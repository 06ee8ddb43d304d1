package dev.baton.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs what we send as Standard Webhooks does: the id stays the same at every attempt, time and signature are of the attempt.
 *
 * @param secret {@code whsec_} and Base64
 */
public record Signer(String secret) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String toString() {
        return "Signer[•••]";
    }

    /** A new secret. */
    public static String newSecret() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The headers that prove that this is ours. @throws IllegalArgumentException if the secret is none */
    public Map<String, String> headers(String id, Instant now, String body) {
        String timestamp = Long.toString(now.getEpochSecond());
        var request = new SignedRequest("POST", "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
        var scheme = (Scheme.Hmac) Scheme.STANDARD;
        byte[] content = Hmacs.content(scheme.signed(), id, timestamp, request);
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", scheme.prefix() + Hmacs.signature(scheme, secret, content));
        return headers;
    }
}
