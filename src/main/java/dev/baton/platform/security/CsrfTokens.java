package dev.baton.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The token that a request with the session cookie repeats in a header, which another site's page cannot know. */
@Component
public class CsrfTokens {

    /** The header that carries it. */
    public static final String HEADER = "X-CSRF-Token";

    private final SecretKeySpec key;

    CsrfTokens(ServerKeys keys) {
        this.key = keys.key("csrf-token");
    }

    /** The token that belongs to a session. */
    public String of(String sessionToken) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ServerKeys.mac(key, sessionToken));
    }

    /** Whether what a request repeats belongs to its session. */
    boolean matches(String sessionToken, @Nullable String repeated) {
        return repeated != null
                && MessageDigest.isEqual(
                        of(sessionToken).getBytes(StandardCharsets.US_ASCII),
                        repeated.getBytes(StandardCharsets.UTF_8));
    }
}
