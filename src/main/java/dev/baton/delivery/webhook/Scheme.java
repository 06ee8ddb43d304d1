package dev.baton.delivery.webhook;

import java.util.Optional;

/** How a sender proves that a request is its own. What each vendor does stands in docs/delivery.md. */
public sealed interface Scheme {

    /** <a href="https://www.standardwebhooks.com">Standard Webhooks</a>; our own webhooks use it, too. */
    Scheme STANDARD = new Hmac(
            Algorithm.SHA256,
            Encoding.BASE64,
            "webhook-signature",
            "v1,",
            "{id}.{timestamp}.{body}",
            Optional.of("webhook-timestamp"),
            Optional.of("webhook-id"),
            KeyForm.STANDARD);

    /**
     * A keyed hash of the request in a header.
     *
     * @param algorithm the hash
     * @param encoding how the header writes it
     * @param header which header; several signatures in it are separated by spaces, and one must fit
     * @param prefix what stands before each signature, such as {@code sha256=}
     * @param signed what is hashed: any text with {@code {body}}, {@code {timestamp}}, {@code {id}}, {@code {method}} and
     *     {@code {url}}
     * @param timestampHeader where the time stands, in seconds, milliseconds or as ISO 8601; then it must be about now. What begins
     *     with a slash is no header but a pointer into the body (RFC 6901)
     * @param idHeader where the message's id stands, if it is signed
     * @param key how the secret becomes the key
     */
    record Hmac(
            Algorithm algorithm,
            Encoding encoding,
            String header,
            String prefix,
            String signed,
            Optional<String> timestampHeader,
            Optional<String> idHeader,
            KeyForm key)
            implements Scheme {

        /** A hash of the body alone. */
        public static Hmac ofBody(Algorithm algorithm, Encoding encoding, String header, String prefix) {
            return new Hmac(
                    algorithm, encoding, header, prefix, "{body}", Optional.empty(), Optional.empty(), KeyForm.TEXT);
        }
    }

    /** Name and password (RFC 7617); the secret is {@code name:password}. */
    record Basic() implements Scheme {}

    /** A text that both know, in a header after a prefix. */
    record SharedToken(String header, String prefix) implements Scheme {}

    /** A JSON Web Token signed with HS256 (RFC 7519), in a header after a prefix; it must not be over. */
    record Jwt(String header, String prefix) implements Scheme {}

    /** The hash of an HMAC. */
    enum Algorithm {
        SHA1("HmacSHA1"),
        SHA256("HmacSHA256"),
        SHA512("HmacSHA512");

        private final String mac;

        Algorithm(String mac) {
            this.mac = mac;
        }

        String mac() {
            return mac;
        }
    }

    /** How bytes are written. */
    enum Encoding {
        HEX,
        BASE64
    }

    /** How a secret becomes a key. */
    enum KeyForm {
        /** Its characters in UTF-8. */
        TEXT,
        HEX,
        BASE64,
        /** {@code whsec_} and Base64. */
        STANDARD
    }
}
