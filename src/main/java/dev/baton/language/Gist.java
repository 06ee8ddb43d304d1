package dev.baton.language;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;

/**
 * What a message is about, in 128 bits: on which side of as many random planes its sentence vector lies. Two vectors lie on
 * different sides of a plane the likelier the wider the angle between them, so gists tell how alike two messages are (T7)
 * where neither the messages nor their vectors may be kept. Nobody can read a message from its gist.
 *
 * @param high the first 64 bits
 * @param low the others
 */
public record Gist(long high, long low) {

    private static final int BITS = 128;
    private static final int BYTES = BITS / Byte.SIZE;
    private static final int TEXT = 22;
    private static final long SEED = 128;

    /** Of a sentence vector; vectors of one length are compared with each other only. */
    public static Gist of(float[] vector) {
        // Specified to give the same numbers everywhere and for ever, so that gists of two nodes and releases compare.
        var random = new Random(SEED);
        long[] halves = new long[2];
        for (int bit = 0; bit < BITS; bit++) {
            double side = 0;
            for (float number : vector) {
                side += number * (random.nextBoolean() ? 1 : -1);
            }
            if (side > 0) {
                halves[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
            }
        }
        return new Gist(halves[0], halves[1]);
    }

    /** Reads {@link #text}; empty for anything else. */
    public static Optional<Gist> parse(String text) {
        if (text.length() != TEXT) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return Optional.of(new Gist(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** In 22 characters. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The cosine of the angle between the two vectors, give or take 0.05 where they are alike; from -1 to 1. */
    public double likeness(Gist other) {
        int apart = Long.bitCount(high ^ other.high) + Long.bitCount(low ^ other.low);
        return Math.cos(Math.PI * apart / BITS);
    }
}
