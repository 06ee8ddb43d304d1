package dev.baton.desk.salesforce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Signs users in by a JSON Web Token (RFC 7519, RS256), as Salesforce's user verification wants it.
 *
 * @param issuer who vouches for them
 * @param keyId which key of its key set
 * @param key the key
 */
record SalesforceSigner(String issuer, String keyId, PrivateKey key) {

    /** How long a token of ours can be exchanged for one of Salesforce's. */
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    /** @param pem a key in PKCS #8; whatever became of its line ends */
    static SalesforceSigner of(String issuer, String keyId, String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return new SalesforceSigner(issuer, keyId, key);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "The private key must be an RSA key in PEM that begins with BEGIN PRIVATE KEY (PKCS #8).",
                    unreadable);
        }
    }

    /** A token for a user. */
    String token(String user, Instant now) {
        String content = part(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId)) + "."
                + part(Map.of(
                        "iss",
                        issuer,
                        "sub",
                        user,
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.plus(LIFE).getEpochSecond()));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA256withRSA", e);
        }
    }

    private static String part(Map<String, Object> json) {
        return URL.encodeToString(SalesforceCalls.written(json).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SalesforceSigner[" + issuer + ", " + keyId + "]";
    }
}
