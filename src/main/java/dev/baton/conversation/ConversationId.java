package dev.baton.conversation;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Names a conversation: a version 7 UUID, so that ids sort by the time of the start and spread within it. Written as 22
 * characters of URL-safe Base64.
 */
public record ConversationId(UUID value) implements Comparable<ConversationId> {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    /** A new id for a conversation that starts at the given time. */
    public static ConversationId startingAt(Instant time) {
        var random = new byte[10];
        RANDOM.nextBytes(random);
        long high = (time.toEpochMilli() << 16) | 0x7000 | ((random[0] & 0x0f) << 8) | (random[1] & 0xff);
        long low = 0b10;
        for (int i = 2; i < random.length; i++) {
            low = (low << 8) | (random[i] & 0xff);
        }
        return new ConversationId(new UUID(high, (low & 0x3fffffffffffffffL) | 0x8000000000000000L));
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<ConversationId> parse(String text) {
        if (text.length() != 22) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            var id = new ConversationId(new UUID(longAt(bytes, 0), longAt(bytes, 8)));
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(ConversationId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        var bytes = new byte[BYTES];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (value.getMostSignificantBits() >>> (56 - 8 * i));
            bytes[8 + i] = (byte) (value.getLeastSignificantBits() >>> (56 - 8 * i));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long longAt(byte[] bytes, int from) {
        long result = 0;
        for (int i = from; i < from + 8; i++) {
            result = (result << 8) | (bytes[i] & 0xff);
        }
        return result;
    }
}
