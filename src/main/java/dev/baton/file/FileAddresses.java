package dev.baton.file;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.PublicAddress;
import dev.baton.platform.security.ServerKeys;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Addresses under which other systems fetch one file, until they end: the file's id and the time with a MAC under the server's key.
 * Nothing is stored, every node can check them, and who has one can read this file and nothing else.
 */
@Component
public class FileAddresses {

    /** Where they lead; what opens the file follows. */
    public static final String PATH = "/api/v1/files/";

    private static final String MAC = "HmacSHA256";
    private static final int SIGNED = 24;
    private static final int SEAL = 32;

    private final SecretKeySpec key;
    private final Duration life;
    private final PublicAddress base;
    private final DatabaseClock clock;

    FileAddresses(ServerKeys keys, BatonProperties properties, PublicAddress base, DatabaseClock clock) {
        this.key = keys.key("file-address");
        this.life = properties.files().addressLife();
        this.base = base;
        this.clock = clock;
    }

    /** An address of the file, good from now on for {@code BATON_FILES_ADDRESS_LIFE}. */
    public URI of(UUID file) {
        byte[] signed = ByteBuffer.allocate(SIGNED)
                .putLong(file.getMostSignificantBits())
                .putLong(file.getLeastSignificantBits())
                .putLong(clock.instant().plus(life).getEpochSecond())
                .array();
        byte[] whole =
                ByteBuffer.allocate(SIGNED + SEAL).put(signed).put(seal(signed)).array();
        return base.get()
                .resolve(PATH.substring(1)
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(whole));
    }

    /** The file that the end of an address opens now; empty if it is not ours or over. */
    public Optional<UUID> open(String end) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(end);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (whole.length != SIGNED + SEAL) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(whole);
        byte[] signed = new byte[SIGNED];
        byte[] seal = new byte[SEAL];
        read.get(signed).get(seal);
        if (!MessageDigest.isEqual(seal, seal(signed))) {
            return Optional.empty();
        }
        read.rewind();
        var file = new UUID(read.getLong(), read.getLong());
        return clock.instant().isBefore(Instant.ofEpochSecond(read.getLong())) ? Optional.of(file) : Optional.empty();
    }

    private byte[] seal(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
