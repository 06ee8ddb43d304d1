package dev.baton.api;

import dev.baton.BatonTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A site that signs who its customers are, by the standard's letter and without a library. */
record Site(String secret) {

    static final Site OURS = new Site(BatonTest.IDENTITY_SECRET);

    /** A signature that is good for an hour. */
    String signs(String subject, Map<String, ?> more) {
        var claims = new LinkedHashMap<String, Object>(more);
        claims.put("sub", subject);
        claims.putIfAbsent("exp", Clock.systemUTC().instant().getEpochSecond() + 3_600);
        return signed("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", Shop.json(claims));
    }

    String signs(String subject) {
        return signs(subject, Map.of());
    }

    String signed(String header, String claims) {
        String content =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
