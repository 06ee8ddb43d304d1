package dev.baton.api;

import dev.baton.conversation.ConversationId;
import dev.baton.platform.UuidV7;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Links by which a desk's agent reads one conversation (X7): 256 random bits of which the database keeps a hash. A link
 * opens this conversation, for reading, until it ends or is revoked, and nothing else.
 */
@Component
final class HistoryLinks {

    /** How long a link lives unless it says otherwise. */
    static final Duration LIFE = Duration.ofHours(72);

    private static final int BYTES = 32;

    private final JdbcClient sql;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    HistoryLinks(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A link as it is given out, once. */
    record Issued(UUID id, String token, Instant expiresAt) {}

    /**
     * A link that is good.
     *
     * @param first whether nobody has opened it before
     */
    record Open(UUID id, ConversationId conversation, Instant expiresAt, boolean first) {}

    Issued issue(ConversationId conversation, Duration life) {
        var bits = new byte[BYTES];
        random.nextBytes(bits);
        Instant now = clock.instant();
        var issued = new Issued(
                UuidV7.at(now), Base64.getUrlEncoder().withoutPadding().encodeToString(bits), now.plus(life));
        keep(conversation, issued);
        return issued;
    }

    /**
     * Issues a link of which the caller makes the token, as hard to guess as a random one; empty if that was issued before and is
     * still there.
     */
    Optional<Issued> issueOnce(ConversationId conversation, String token, Duration life) {
        Instant now = clock.instant();
        var issued = new Issued(UuidV7.at(now), token, now.plus(life));
        return keep(conversation, issued) == 1 ? Optional.of(issued) : Optional.empty();
    }

    private int keep(ConversationId conversation, Issued issued) {
        return sql.sql("""
                        INSERT INTO history_link (id, token_hash, conversation_id, expires_at)
                        VALUES (?, ?, ?, ?::timestamptz) ON CONFLICT (token_hash) DO NOTHING
                        """)
                .params(
                        issued.id(),
                        hash(issued.token()),
                        conversation.value(),
                        issued.expiresAt().toString())
                .update();
    }

    /** Opens a link; empty if there is none, or it is over. */
    Optional<Open> open(String token) {
        Optional<Open> found = sql.sql("""
                        SELECT id, conversation_id, expires_at, NOT opened FROM history_link
                        WHERE token_hash = ? AND expires_at > ?::timestamptz
                        """)
                .params(hash(token), clock.instant().toString())
                .query((row, number) -> new Open(
                        row.getObject(1, UUID.class),
                        new ConversationId(row.getObject(2, UUID.class)),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getBoolean(4)))
                .optional();
        return found.map(link -> link.first() ? opened(link) : link);
    }

    /** Of two who open it at once, one is the first. */
    private Open opened(Open link) {
        boolean first = sql.sql("UPDATE history_link SET opened = true WHERE id = ? AND NOT opened")
                        .param(link.id())
                        .update()
                == 1;
        return new Open(link.id(), link.conversation(), link.expiresAt(), first);
    }

    /** Ends a link of the conversation; when it would have ended, if there was one. */
    Optional<Instant> revoke(ConversationId conversation, UUID id) {
        return sql.sql("DELETE FROM history_link WHERE id = ? AND conversation_id = ? RETURNING expires_at")
                .params(id, conversation.value())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Forgets the links that are over. */
    @Scheduled(fixedRateString = "1h", initialDelayString = "1h")
    void forgetWhatIsOver() {
        sql.sql("DELETE FROM history_link WHERE expires_at <= ?::timestamptz")
                .param(clock.instant().toString())
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
