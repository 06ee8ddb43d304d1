package dev.baton.delivery.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes as webhooks use them. */
final class Hmacs {

    private static final String STANDARD_PREFIX = "whsec_";

    private Hmacs() {}

    /** @throws IllegalArgumentException if the secret has not the form that the scheme wants */
    static String signature(Scheme.Hmac scheme, String secret, byte[] content) {
        byte[] hash = hash(scheme.algorithm(), key(scheme.key(), secret), content);
        return switch (scheme.encoding()) {
            case HEX -> HexFormat.of().formatHex(hash);
            case BASE64 -> Base64.getEncoder().encodeToString(hash);
        };
    }

    static byte[] hash(Scheme.Algorithm algorithm, byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(algorithm.mac());
            mac.init(new SecretKeySpec(key, algorithm.mac()));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm.mac(), e);
        }
    }

    private static byte[] key(Scheme.KeyForm form, String secret) {
        byte[] key =
                switch (form) {
                    case TEXT -> secret.getBytes(StandardCharsets.UTF_8);
                    case HEX -> HexFormat.of().parseHex(secret);
                    case BASE64 -> Base64.getDecoder().decode(secret);
                    case STANDARD ->
                        Base64.getDecoder()
                                .decode(
                                        secret.startsWith(STANDARD_PREFIX)
                                                ? secret.substring(STANDARD_PREFIX.length())
                                                : secret);
                };
        if (key.length == 0) {
            throw new IllegalArgumentException("an empty secret signs nothing");
        }
        return key;
    }

    /** The content that a template names; the body's bytes go in as they are. */
    static byte[] content(String template, String id, String timestamp, SignedRequest request) {
        var content = new ByteArrayOutputStream();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                content.writeBytes(template.substring(at).getBytes(StandardCharsets.UTF_8));
                break;
            }
            content.writeBytes(template.substring(at, open).getBytes(StandardCharsets.UTF_8));
            content.writeBytes(
                    switch (template.substring(open + 1, close)) {
                        case "body" -> request.body();
                        case "id" -> id.getBytes(StandardCharsets.UTF_8);
                        case "timestamp" -> timestamp.getBytes(StandardCharsets.UTF_8);
                        case "method" -> request.method().getBytes(StandardCharsets.UTF_8);
                        case "url" -> request.url().getBytes(StandardCharsets.UTF_8);
                        default -> throw new IllegalArgumentException("No such part of a request: " + template);
                    });
            at = close + 1;
        }
        return content.toByteArray();
    }
}
