package dev.baton.language.knowledge.store;

import dev.baton.language.encoder.Encoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vectors of texts in the database, each made once: a text that stands in many articles or comes again has it already. */
public final class Vectors {

    /** Part of each hash; another encoder or another way to write texts for it needs another. */
    private static final String MADE_BY = "bge-small-en-v1.5-q/1\n";

    private static final int AT_ONCE = 500;
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Encoder encoder;
    private final InstantSource clock;

    /** Vectors made by this encoder. */
    public Vectors(JdbcClient jdbc, Encoder encoder, InstantSource clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** The hash under which a text's vector is kept. */
    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((MADE_BY + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the vectors of these texts that are not there yet: some 5 ms each on one core. */
    public void make(List<String> texts) {
        for (var from = 0; from < texts.size(); from += AT_ONCE) {
            var part = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
            var known = known(part.stream().map(Vectors::hash).toList());
            for (var text : part) {
                var hash = hash(text);
                if (known.add(ByteBuffer.wrap(hash))) {
                    jdbc.sql(
                                    "insert into knowledge_vector (hash, vector, made_at) values (?, ?, ?) on conflict do nothing")
                            .params(hash, bytes(encoder.encode(text)), Timestamp.from(clock.instant()))
                            .update();
                }
            }
        }
    }

    /** Forgets vectors that no passage uses and that are older than a week. */
    public void forgetUnused() {
        jdbc.sql("""
                        delete from knowledge_vector v
                         where made_at < ?
                           and not exists (select 1 from knowledge_passage p where p.hash = v.hash)""").param(Timestamp.from(clock.instant().minus(KEPT))).update();
    }

    private Set<ByteBuffer> known(List<byte[]> hashes) {
        return new HashSet<>(new ArrayList<>(jdbc.sql("select hash from knowledge_vector where hash = any(?)")
                .param(hashes.toArray(byte[][]::new))
                .query((row, number) -> ByteBuffer.wrap(row.getBytes(1)))
                .list()));
    }

    static byte[] bytes(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        for (var number : vector) {
            bytes.putFloat(number);
        }
        return bytes.array();
    }

    static float[] vector(byte[] bytes) {
        var numbers = ByteBuffer.wrap(bytes).asFloatBuffer();
        var vector = new float[numbers.remaining()];
        numbers.get(vector);
        return vector;
    }
}
