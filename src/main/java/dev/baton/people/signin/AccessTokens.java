package dev.baton.people.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.people.User;
import dev.baton.people.Users;
import dev.baton.platform.Hints;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.SignIns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The tokens that people and their programs carry: 256 random bits, of which the database keeps a hash. A program's token
 * lives for 30 days; a browser's session for 12 hours after its last use. Each node remembers for a few seconds who a token
 * belongs to; a token that is ended is forgotten everywhere at once, or when those seconds are over.
 */
@Component
public class AccessTokens implements SignIns {

    static final Duration PROGRAM_LIFE = Duration.ofDays(30);
    static final Duration SESSION_LIFE = Duration.ofHours(12);

    private static final String PREFIX = "bt_";
    private static final char ENDED = 't';
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration WORTH_PROLONGING = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Users users;
    private final Hints hints;
    private final Clock clock;
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(50_000)
            .build();

    AccessTokens(JdbcClient jdbc, Users users, Hints hints, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.hints = hints;
        this.clock = clock;
        hints.listen(ENDED, known::invalidateAll);
    }

    private record Known(Person person, Kind kind, Instant expiresAt) {}

    private record Row(UUID userId, Kind kind, Instant expiresAt) {}

    /**
     * A token as it is given out, once.
     *
     * @param text what the client sends
     * @param expiresAt when it ends; a session is prolonged by its use
     */
    public record Issued(String text, Instant expiresAt) {}

    /** Gives out a new token. */
    public Issued issue(UUID userId, Kind kind) {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        var text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var expiresAt = clock.instant().plus(kind == Kind.PROGRAM ? PROGRAM_LIFE : SESSION_LIFE);
        jdbc.sql("insert into access_token (hash, user_id, kind, expires_at) values (?, ?, ?, ?)")
                .params(hash(text), userId, kind.name().toLowerCase(Locale.ROOT), expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        return new Issued(text, expiresAt);
    }

    @Override
    public Optional<Person> person(String token, Kind kind) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var key = key(token);
        var found = Optional.ofNullable(known.getIfPresent(key)).or(() -> read(token, key));
        return found.filter(entry -> entry.kind() == kind && entry.expiresAt().isAfter(clock.instant()))
                .map(Known::person);
    }

    /** Ends a token, on all nodes; nothing happens if it was over. */
    public void end(String token) {
        jdbc.sql("delete from access_token where hash = ?").param(hash(token)).update();
        known.invalidate(key(token));
        hints.tell(ENDED, key(token));
    }

    /** Ends all tokens of a person, on all nodes. */
    public void endAll(UUID userId) {
        tell(jdbc.sql("delete from access_token where user_id = ? returning hash")
                .param(userId)
                .query((row, number) -> key(row.getBytes(1)))
                .list());
    }

    /** What a person may do has changed: nobody remembers what it was before. */
    public void forget(UUID userId) {
        tell(jdbc.sql("select hash from access_token where user_id = ?")
                .param(userId)
                .query((row, number) -> key(row.getBytes(1)))
                .list());
    }

    private void tell(List<String> keys) {
        known.invalidateAll(keys);
        keys.forEach(key -> hints.tell(ENDED, key));
    }

    /** Whether a person is signed in anywhere. */
    public boolean signedIn(UUID userId) {
        return jdbc.sql("select exists (select 1 from access_token where user_id = ? and expires_at > ?)")
                .params(userId, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Scheduled(fixedRateString = "1h", initialDelayString = "1m")
    void forgetOld() {
        jdbc.sql("delete from access_token where expires_at < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Optional<Known> read(String token, String key) {
        var now = clock.instant();
        var row = jdbc.sql("select user_id, kind, expires_at from access_token where hash = ? and expires_at > ?")
                .params(hash(token), now.atOffset(ZoneOffset.UTC))
                .query((result, number) -> new Row(
                        result.getObject(1, UUID.class),
                        Kind.valueOf(result.getString(2).toUpperCase(Locale.ROOT)),
                        result.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
        var found = row.flatMap(access -> users.active(access.userId())
                .map(User::person)
                .map(person -> new Known(person, access.kind(), prolonged(token, access, now))));
        found.ifPresent(entry -> known.put(key, entry));
        return found;
    }

    private Instant prolonged(String token, Row access, Instant now) {
        var until = now.plus(SESSION_LIFE);
        if (access.kind() != Kind.SESSION
                || access.expiresAt().plus(WORTH_PROLONGING).isAfter(until)) {
            return access.expiresAt();
        }
        jdbc.sql("update access_token set expires_at = ? where hash = ?")
                .params(until.atOffset(ZoneOffset.UTC), hash(token))
                .update();
        return until;
    }

    /** How a token is named between nodes and in memory: by its hash. */
    private static String key(String token) {
        return key(hash(token));
    }

    private static String key(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
