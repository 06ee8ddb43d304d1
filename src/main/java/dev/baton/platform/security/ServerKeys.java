package dev.baton.platform.security;

import dev.baton.platform.BatonProperties;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keys that all nodes of an installation share: derived from {@code BATON_SECRET} or, where none is set, from a random
 * secret that the first node puts into the database.
 */
@Component
public class ServerKeys {

    private static final String MAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int STRETCHING = 200_000;

    private final byte[] master;

    ServerKeys(BatonProperties properties, JdbcClient jdbc) {
        var secret = properties.secret();
        this.master = secret == null || secret.isBlank() ? kept(jdbc) : stretched(secret);
    }

    /** A key for one purpose; the key of one purpose tells nothing about that of another. */
    public SecretKeySpec key(String purpose) {
        return new SecretKeySpec(mac(new SecretKeySpec(master, MAC), purpose), MAC);
    }

    /** The HMAC-SHA-256 of a text. */
    static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private static byte[] kept(JdbcClient jdbc) {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        jdbc.sql("insert into secret (name, value) values ('server', ?) on conflict do nothing")
                .param(random)
                .update();
        return jdbc.sql("select value from secret where name = 'server'")
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private static byte[] stretched(String secret) {
        try {
            var salt = "dev.baton.server".getBytes(StandardCharsets.UTF_8);
            var spec = new PBEKeySpec(secret.toCharArray(), salt, STRETCHING, BYTES * 8);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2", e);
        }
    }
}
