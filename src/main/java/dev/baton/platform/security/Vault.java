package dev.baton.platform.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps values that must not be read by whoever reads the database (D12): encrypted with AES-256-GCM under a key of the
 * server's own, bound to owner and name so that a row put in another's place cannot be read, and for a limited time.
 */
@Component
public class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient sql;
    private final Clock clock;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Vault(ServerKeys keys, JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        key = new SecretKeySpec(keys.key("private-values").getEncoded(), "AES");
    }

    /** Keeps a value for a time; an earlier one of this name is replaced. */
    public void keep(UUID owner, String name, String value, Duration time) {
        sql.sql("""
                        INSERT INTO kept_value (owner, name, value, expires_at) VALUES (?, ?, ?, ?::timestamptz)
                        ON CONFLICT (owner, name) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
                        """)
                .params(
                        owner,
                        name,
                        encrypt(value, bound(owner, name)),
                        clock.instant().plus(time).toString())
                .update();
    }

    /** The value; empty if there is none, its time is over, or it was kept under another key. */
    public Optional<String> read(UUID owner, String name) {
        return sql.sql("SELECT value FROM kept_value WHERE owner = ? AND name = ? AND expires_at > ?::timestamptz")
                .params(owner, name, clock.instant().toString())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .flatMap(kept -> decrypt(kept, bound(owner, name)));
    }

    /** Forgets one value. */
    public void forget(UUID owner, String name) {
        sql.sql("DELETE FROM kept_value WHERE owner = ? AND name = ?")
                .params(owner, name)
                .update();
    }

    /** Forgets all values of an owner. */
    public void forget(UUID owner) {
        sql.sql("DELETE FROM kept_value WHERE owner = ?").param(owner).update();
    }

    /** Forgets what is over. */
    @Scheduled(fixedRateString = "10m", initialDelayString = "10m")
    void forgetWhatIsOver() {
        try {
            sql.sql("DELETE FROM kept_value WHERE expires_at <= ?::timestamptz")
                    .param(clock.instant().toString())
                    .update();
        } catch (DataAccessException unreachable) {
            LOG.warn("Private values whose time is over could not be removed: {}", unreachable.getMessage());
        }
    }

    private static byte[] bound(UUID owner, String name) {
        return (owner + ":" + name).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] encrypt(String value, byte[] bound) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, bound);
            byte[] encrypted = cipher.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    private Optional<String> decrypt(byte[] kept, byte[] bound) {
        try {
            var nonce = ByteBuffer.wrap(kept, 0, NONCE_BYTES);
            var bytes = new byte[NONCE_BYTES];
            nonce.get(bytes);
            byte[] value =
                    cipher(Cipher.DECRYPT_MODE, bytes, bound).doFinal(kept, NONCE_BYTES, kept.length - NONCE_BYTES);
            return Optional.of(new String(value, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException otherKey) {
            LOG.warn("A private value was kept under another key and cannot be read");
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}
